using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<ListContactFiguresResponse> ListContactFigures(ListContactFiguresRequest request,
        ServerCallContext context)
    {
        var codes = await figures.CodesAsync(request.LaCode, Caller.Of(context).Scope, context.CancellationToken);
        var known = await figures.KnownAsync(request.KnownOn, context.CancellationToken);
        return new() { Figures = { known.Of(codes) }, PublishedOn = known.PublishedOn.ToDate() };
    }
}
