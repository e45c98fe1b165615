using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class MonitoringHandler
{
    public override async Task<SummariseMonitoringResponse> SummariseMonitoring(SummariseMonitoringRequest request,
        ServerCallContext context)
    {
        var window = WindowOf(request.BaselineFirstMonth, request.BaselineLastMonth);
        var codes = await ContactFigures.CodesAsync(enrolment, request.LaCode, Caller.Of(context).Scope, context.CancellationToken);
        var day = request.AsOf?.ToDateOnly() is { } asked && asked < clock.Today() ? asked : clock.Today();

        await using var db = store.Read(context);
        // Charts follow the authorities' recording, so versions count by their extract day, whenever they were received.
        var known = KnownOn.ByExtractDay(request.AsOf?.ToDateOnly());
        var sums = await db.TalliesInForce(known).ToListAsync(context.CancellationToken);
        var definitions = await db.DefinitionsAsync(known.SetBy, context.CancellationToken);

        var exact = publication.Exact(sums, definitions);
        var all = ContactFigures.List(exact, AllWith(codes, exact.Tallies.Select(tally => tally.LaCode)),
            OutcomesFigures.MonthsOver(trial, day));
        var charts = await ChartsAsync(all, codes, window, context.CancellationToken);
        return new SummariseMonitoringResponse { Charts = { charts } };
    }
}
