using System.Collections.Concurrent;
using Grpc.Core;
using Programme.Access.V1;

namespace Programme.Tests;

/// <summary>Eight clients that write one row a call, and keep what was acknowledged. A call without an answer is kept, too: it is sent
/// again later with its request id.</summary>
internal sealed class Writers
{
    private readonly ConcurrentDictionary<string, bool> acknowledged = new();
    private int written;

    /// <summary>Subjects of the rows whose writing was acknowledged.</summary>
    public IReadOnlyCollection<string> Acknowledged => [.. acknowledged.Where(pair => pair.Value).Select(pair => pair.Key)];

    /// <summary>Subjects of the rows that were sent and not answered.</summary>
    public IReadOnlyCollection<string> Unanswered => [.. acknowledged.Where(pair => !pair.Value).Select(pair => pair.Key)];

    /// <summary>What ended a writer.</summary>
    public ConcurrentBag<RpcException> Faults { get; } = [];

    /// <summary>Writes until a call fails or it is told to stop.</summary>
    public Task WriteAsync(CallInvoker calls, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
    {
        try
        {
            while (!stop.IsCancellationRequested)
                await WriteOneAsync(calls, $"writer-{Interlocked.Increment(ref written)}");
        }
        catch (RpcException fault)
        {
            Faults.Add(fault);
        }
    }));

    /// <summary>Sends again what was not answered.</summary>
    public Task RepeatAsync(CallInvoker calls) => Task.WhenAll(Unanswered.Select(subject => WriteOneAsync(calls, subject)));

    /// <summary>Subjects of all rows of a host.</summary>
    public static async Task<List<string>> StoredAsync(CallInvoker calls)
    {
        var (access, found, token) = (new AccessService.AccessServiceClient(calls), new List<string>(), "");
        do
        {
            var page = await access.ListApiKeysAsync(new() { PageSize = 1_000, PageToken = token });
            found.AddRange(page.ApiKeys.Select(key => key.Subject));
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        return found;
    }

    private async Task WriteOneAsync(CallInvoker calls, string subject)
    {
        acknowledged[subject] = false;
        await new AccessService.AccessServiceClient(calls)
            .CreateApiKeyAsync(new() { Subject = subject, Role = Role.Auditor, RequestId = subject });
        acknowledged[subject] = true;
    }
}
