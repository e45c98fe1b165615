using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class MonitoringHandler
{
    public override async Task<GetMonitoringFiguresResponse> GetMonitoringFigures(GetMonitoringFiguresRequest request,
        ServerCallContext context)
    {
        var window = WindowOf(request.BaselineFirstMonth, request.BaselineLastMonth);
        var codes = await ContactFigures.CodesAsync(enrolment, request.LaCode, Caller.Of(context).Scope, context.CancellationToken);

        var known = await figures.KnownAsync(request.KnownOn, context.CancellationToken);
        var charts = await ChartsAsync(known.Of(AllWith(codes, known.LaCodes)), codes, window, context.CancellationToken);
        return new GetMonitoringFiguresResponse { Charts = { charts }, PublishedOn = known.PublishedOn.ToDate() };
    }
}
