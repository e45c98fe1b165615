using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<ListContactFiguresResponse> ListContactFigures(ListContactFiguresRequest request, ServerCallContext context)
    {
        var codes = await ContactFigures.CodesAsync(enrolment, request.LaCode, Caller.Of(context).Scope, context.CancellationToken);

        var published = await publication.CurrentAsync(context.CancellationToken);
        return new ListContactFiguresResponse { Figures = { ContactFigures.Of(published, codes, OutcomesFigures.MonthsOver(trial, clock.Today())) } };
    }
}
