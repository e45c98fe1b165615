using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class MonitoringHandler
{
    public override async Task<SummariseMonitoringResponse> SummariseMonitoring(SummariseMonitoringRequest request, ServerCallContext context)
    {
        var window = WindowOf(request.BaselineFirstMonth, request.BaselineLastMonth);
        var codes = await ContactFigures.CodesAsync(enrolment, request.LaCode, Caller.Of(context).Scope, context.CancellationToken);
        var day = request.AsOf?.ToDateOnly() is { } asked && asked < clock.Today() ? asked : clock.Today();

        await using var db = store.Read(context);
        var knownOn = request.AsOf?.ToDateOnly() ?? DateOnly.MaxValue;
        var sums = await db.TalliesInForce(knownOn).ToListAsync(context.CancellationToken);
        var definitions = await db.DefinitionsAsync(knownOn, context.CancellationToken);

        var charts = await ChartsAsync(publication.Exact(sums, definitions), codes, day, window, context.CancellationToken);
        return new SummariseMonitoringResponse { Charts = { charts } };
    }
}
