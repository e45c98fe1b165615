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
        var rows = db.RowsInForce(request.AsOf?.ToDateOnly() ?? DateOnly.MaxValue);
        var tallies = await rows.TallyAsync(context.CancellationToken);
        var schools = await rows.Between(trial.FirstOn.ToMonth(), trial.LastOn.ToMonth()).SchoolsAsync(1, context.CancellationToken);

        var exact = Release.Decide(ContactTable.Of(tallies, trial.FirstOn.ToMonth(), FigurePolicies.Exact), FigurePolicies.Exact);
        var charts = await ChartsAsync(new PublishedContacts(exact.Figures, tallies, schools), codes, day, window, context.CancellationToken);
        return new SummariseMonitoringResponse { Charts = { charts } };
    }
}
