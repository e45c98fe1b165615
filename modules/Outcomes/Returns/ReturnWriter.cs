using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Common.V1;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Stores a return as a version of its month: what ImportReturn and SubmitReturn have in common, all but how the file comes
/// in.</summary>
internal sealed class ReturnWriter(Store<OutcomesDb> store, Commit<OutcomesDb> commit, ReturnReader reader, FromEnrolment enrolment,
    TimeProvider clock)
{
    public Task<ImportReturnResponse> ImportAsync(IAsyncStreamReader<ImportReturnRequest> parts, ServerCallContext context) =>
        commit.ImportAsync(parts, context, (import, call) =>
        StoreAsync(new ReturnUpload(import.First.LaCode, import.First.ReportingMonth, import.First.Version), import.ValidateOnly,
            import.File, import.Change, call,
            (report, version, readAs) => new ImportReturnResponse { Report = report, Version = version, ReadAs = readAs }));

    public async Task<TResponse> StoreAsync<TResponse>(ReturnUpload upload, bool validateOnly, UploadedFile file, Change change,
        ServerCallContext context,
        Func<ImportReport, int, ReadAs?, TResponse> answer)
        where TResponse : class, IMessage
    {
        reader.Check(upload);
        var authority = await enrolment.AuthorityAsync(upload.LaCode, context.CancellationToken);
        await using var db = store.Read(context);
        var stored = await db.Returns.Where(row => row.LaCode == upload.LaCode && row.Month == upload.Month)
            .ToListAsync(context.CancellationToken);
        var problems = ReturnReader.Problems(file);
        if (stored.Find(row => row.Sha256 == file.Sha256) is { } same && ReturnVersions.Decide(upload.Version, file.Sha256, stored).Known)
        {
            var unchanged = file.Report(problems, 0, 0, same.Rows, validatedOnly: validateOnly);
            return await commit.RememberAsync(change, answer(unchanged, same.Version, null));
        }

        await db.RequireOpenAsync(upload.LaCode, upload.Month, context.CancellationToken);
        var read = await reader.ReadAsync(db, upload, authority, file, problems, [.. stored.Select(row => row.Version)],
            () => ReturnVersions.Decide(upload.Version, file.Sha256, stored).Version, context.CancellationToken);
        foreach (var query in read.Queries)
            problems.Note(query.Line, query.Column, query.Code, query.Message);

        var report = file.Report(problems, read.Rows.Lines.Count, 0, 0, validatedOnly: validateOnly);
        var told = change with { Details = report.ToAudit($"{upload.LaCode} {upload.Month} version {read.Version}") };
        var taken = read.ToRow(file, clock.GetUtcNow());
        return await commit.ApplyAsync(told, report, answer(report, read.Version, read.Rows.ReadAs), async (writing, cancel) =>
        {
            await writing.RequireOpenAsync(upload.LaCode, upload.Month, cancel);
            await writing.AddManyAsync([taken], cancel);
            await writing.AddManyAsync(read.Rows.Lines.Select(line => line.Row with { Version = read.Version }), cancel);
            await writing.AddManyAsync([ReturnTallyRow.Of(taken, read.Rows.Lines.Select(line => line.Row))], cancel);
            await writing.AddManyAsync(ReasonsInNotes.Given(taken, read.Queries, read.Rows.Lines, change.Caller.Subject), cancel);
        });
    }
}
