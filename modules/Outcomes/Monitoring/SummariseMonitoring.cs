using Grpc.Core;
using Programme.Disclosure;
using Programme.Journal;
using Programme.Outcomes.Data;
using Programme.Outcomes.Model;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class MonitoringHandler
{
    public override async Task<SummariseMonitoringResponse> SummariseMonitoring(SummariseMonitoringRequest request, ServerCallContext context)
    {
        var window = WindowOf(request.BaselineFirstMonth, request.BaselineLastMonth);
        var codes = await ContactFigures.CodesAsync(enrolment, request.LaCode, Caller.Of(context).Scope);
        var day = request.AsOf?.ToDateOnly() is { } asked && asked < clock.Today() ? asked : clock.Today();

        await using var db = store.Read(context);
        var sums = await db.TalliesInForceAsync(request.AsOf?.ToDateOnly() ?? DateOnly.MaxValue, context.CancellationToken);
        var tallies = (await db.DefinitionsAsync(context.CancellationToken)).Apply(sums);
        var schools = sums.DifferentSchools(trial.FirstOn.ToMonth(), trial.LastOn.ToMonth(), FigurePolicies.Exact.LeastContributors);

        var exact = Release.Decide(ContactTable.Of(tallies, trial.FirstOn.ToMonth(), FigurePolicies.Exact), FigurePolicies.Exact);
        var charts = await ChartsAsync(new PublishedContacts(exact.Figures, tallies, schools), codes, day, window, context.CancellationToken);
        return new SummariseMonitoringResponse { Charts = { charts } };
    }
}
