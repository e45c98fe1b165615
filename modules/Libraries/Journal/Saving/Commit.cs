using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Programme.Journal;

/// <summary>The only way to save. One writer per database takes what waits into one transaction; each change has its own
/// savepoint, its audit row and its request row; callers are answered after COMMIT. A check (<see cref="Change.ValidateOnly"/>) is
/// undone to its savepoint.</summary>
/// <typeparam name="TDb">The module's tables.</typeparam>
public sealed class Commit<TDb>(Store<TDb> store, AuditTrail trail, Manifest manifest, Changes changes, FailedSync failedSync,
    ILogger<Commit<TDb>> log) : BackgroundService
    where TDb : JournalDb
{
    private const int MostWaiting = 1024;
    private const int MostTogether = 64;
    private readonly RowDigest digest = trail.NewDigest();
    /// <summary>The chain's last row in the transaction in hand; null = not known yet. And how many are this transaction's.</summary>
    private (AuditRow? Row, int Added) head;
    private readonly Channel<Work> queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Changes that wait for the writer.</summary>
    internal int Waiting => queue.Reader.Count;

    /// <summary>Saves what <paramref name="effect"/> adds to, changes in or removes from the tables, and answers with
    /// <paramref name="response"/>.</summary>
    public Task<TResponse> SaveAsync<TResponse>(ServerCallContext call, IMessage request, TResponse response, Action<TDb> effect)
        where TResponse : class, IMessage => SaveAsync(Change.Of(call, request), (db, _) =>
        {
            effect(db);
            return Task.FromResult(response);
        });

    /// <summary>The same for an effect that reads inside the transaction, or saves in parts (<see cref="Bulk"/>).</summary>
    public async Task<TResponse> SaveAsync<TResponse>(Change change, Func<TDb, CancellationToken, Task<TResponse>> effect)
        where TResponse : class, IMessage =>
        (TResponse)await WrittenAsync(new Work(change, async (db, cancel) => await effect(db, cancel), Audited: true));

    /// <summary>Remembers the answer to a request that changes nothing, so that its id is used up all the same: a request row and
    /// no audit row. Without an id nothing is written.</summary>
    public async Task<TResponse> RememberAsync<TResponse>(Change change, TResponse response)
        where TResponse : class, IMessage =>
        change.RequestId.Length == 0 || change.ValidateOnly ? response
        : (TResponse)await WrittenAsync(new(change, (_, _) => Task.FromResult<IMessage>(response), Audited: false) { Changing = false });

    /// <summary>Writes an audit row of a call that changes nothing; what is computed from the databases stays as it is.</summary>
    public Task NoteAsync(Change change) =>
        WrittenAsync(new(change, (_, _) => Task.FromResult<IMessage>(new Empty()), Audited: true) { Changing = false });

    /// <summary>The answer that this change got before, for imports, which ask before they read the file; null = it is new.
    /// (For unary calls the host asks.)</summary>
    public async Task<TResponse?> FirstAnswerAsync<TResponse>(Change change)
        where TResponse : class, IMessage
    {
        await using var db = store.Read(Scope.All);
        return (TResponse?)await AuditTrail.FirstAnswerAsync(db, change);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        digest.Dispose();
        base.Dispose();
    }

    /// <summary>Refuses further changes, answers those in the queue, and ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        if (ExecuteTask is { } writer)
            await writer.WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(async () =>
    {
        while (await queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var batch = new List<Work>();
            while (batch.Count < MostTogether && queue.Reader.TryRead(out var work))
                batch.Add(work);
            await WriteAsync(batch);
        }
    }, CancellationToken.None);

    private Task<IMessage> WrittenAsync(Work work) => queue.Writer.TryWrite(work) ? work.Answer.Task : throw Faults.Busy();

    private async Task WriteAsync(List<Work> batch)
    {
        var committing = false;
        try
        {
            failedSync.Refuse(store.Name);
            head = (null, 0);
            await using var connection = await store.OpenWriterAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            if (store.Postgres)
                await PostgresTransaction.LockChainAsync(transaction, store.Module);
            await using var db = store.Write(transaction);
            var done = new List<(Work Work, IMessage? Response, Exception? Fault)>();
            foreach (var work in batch)
                done.Add(await TryAsync(work, transaction, db));
            committing = true;
            await (store.Postgres ? PostgresTransaction.CommitAsync(transaction) : transaction.CommitAsync());
            committing = false;
            if (head is (Row: { } last, Added: > 0))
                manifest.Note(store.Module, last.Sequence, last.Hash);
            changes.Note(store.Module, done.Exists(one => one.Fault is null && one.Work.Changing), head.Added, head.Row?.Sequence ?? 0);
            foreach (var (work, response, fault) in done)
                work.Finish(response, fault);
        }
        catch (Exception fault)
        {
            failedSync.Note(fault, store.Name);
            log.LogError(fault, "A transaction of {Changes} changes failed {When}", batch.Count,
                committing ? "at its commit" : "and nothing of it was stored");
            var explained = StoreFaults.Explain(fault, store.Name);
            if (committing && explained is RpcException { StatusCode: StatusCode.Unavailable } && store.Postgres)
                explained = Faults.StoreUnsure(store.Name);
            foreach (var work in batch)
                work.Finish(null, explained);
        }
    }

    private async Task<(Work, IMessage?, Exception?)> TryAsync(Work work, DbTransaction transaction, TDb db)
    {
        if (work.Change.Cancellation.IsCancellationRequested)
            return (work, null, new OperationCanceledException());
        await transaction.SaveAsync("change");
        try
        {
            db.Begin(work.Change.Caller.Scope, work.Change.ValidateOnly ? null : new ChangedDigests(digest));
            var response = await AuditTrail.FirstAnswerAsync(db, work.Change) ?? await ApplyAsync(work, db);
            if (work.Change.ValidateOnly)
                await transaction.RollbackAsync("change");
            else
                await transaction.ReleaseAsync("change");
            return (work, response, null);
        }
        catch (Exception fault)
        {
            failedSync.Note(fault, store.Name);
            await RollbackAsync(transaction, fault);
            return (work, null, StoreFaults.Explain(fault, store.Name));
        }
    }

    /// <summary>Undoes one change. After some faults (a full disk, a lost connection) the database has undone the whole
    /// transaction: then all of it fails, for the first fault and not for the missing savepoint.</summary>
    private static async Task RollbackAsync(DbTransaction transaction, Exception fault)
    {
        try
        {
            await transaction.RollbackAsync("change");
        }
        catch (Exception)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }

    private async Task<IMessage> ApplyAsync(Work work, TDb db)
    {
        var response = await work.Effect(db, work.Change.Cancellation);
        AuditRow? row = null;
        if (work.Audited && !work.Change.ValidateOnly)
        {
            head.Row ??= await AuditTrail.LastAsync(db, work.Change.Cancellation);
            row = trail.Append(db, work.Change, head.Row);
        }
        trail.Remember(db, work.Change, response);
#pragma warning disable RS0030 // the one place that saves
        await db.SaveChangesAsync(work.Change.Cancellation);
#pragma warning restore RS0030
        head = row is null ? head : (row, head.Added + 1);
        return response;
    }

    private sealed record Work(Change Change, Func<TDb, CancellationToken, Task<IMessage>> Effect, bool Audited)
    {
        public bool Changing { get; init; } = !Change.ValidateOnly && !Change.Derived;

        public TaskCompletionSource<IMessage> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Finish(IMessage? response, Exception? fault)
        {
            if (fault is not null)
                Answer.TrySetException(fault);
            else
                Answer.TrySetResult(response!);
        }
    }
}
