using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class AnalysisHandler
{
    public override async Task<ListResultsResponse> ListResults(ListResultsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 1_000, most: 10_000);
        var after = PageToken.After<int>(request);

        await using var db = store.Read(context);
        var newest = request.Run > 0 ? request.Run : await db.AnalysisRuns.Where(row => row.State == RunState.Done)
            .MaxAsync(row => (int?)row.Number, context.CancellationToken) ?? 0;
        var run = await RunAsync(db, newest, context.CancellationToken);
        if (run.State != RunState.Done)
            throw Faults.NotFound("result of run", $"{run.Number}, which has not ended with results");
        var page = await db.AnalysisResults.Where(row => row.Run == run.Number && row.Place > after).OrderBy(row => row.Place)
            .Take(size + 1).ToListAsync(context.CancellationToken);

        var response = new ListResultsResponse { Run = run.ToMessage(), Results = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Place);
        return response;
    }
}
