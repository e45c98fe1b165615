using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class RetentionHandler
{
    public override async Task<RunRetentionResponse> RunRetention(RunRetentionRequest request, ServerCallContext context)
    {
        var today = clock.Today();

        await using var db = store.Read(context);
        var days = await db.Retention.Where(row => row.DeleteOn <= today)
            .ToDictionaryAsync(row => row.Kind, row => row.DeleteOn, context.CancellationToken);
        var deletion = new Deletion(new SortedDictionary<string, DateOnly>(days, StringComparer.Ordinal), today,
            Caller.Of(context).Subject);

        var change = Change.Of(context, request);
        var response = new RunRetentionResponse { ValidatedOnly = request.ValidateOnly };
        foreach (var source in sources.OrderBy(source => source.Module, StringComparer.Ordinal))
        {
            var due = await source.DueAsync(deletion, context.CancellationToken);
            if (due.Count > 0 && !request.ValidateOnly)
                response.Certificates.AddRange(
                    (await source.DeleteAsync(deletion, change with { Details = RetentionJob.Audit(due) })).Certificates);
            else
                response.Certificates.AddRange(due.Select(row => row.ToMessage()));
        }
        return request.ValidateOnly ? response : await commit.RememberAsync(change, response);
    }
}
