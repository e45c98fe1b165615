using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<ListContactFiguresResponse> ListContactFigures(ListContactFiguresRequest request, ServerCallContext context)
    {
        var authorities = await enrolment.ListAuthoritiesAsync(new ListAuthoritiesRequest { PageSize = 1000 });
        var codes = authorities.Authorities.Select(authority => authority.LaCode).Where(code => request.LaCode.Length == 0 || code == request.LaCode).ToList();
        if (request.LaCode.Length > 0 && codes.Count == 0)
            throw Faults.NotFound("authority", request.LaCode);
        if (request.LaCode.Length == 0 && Caller.Of(context).Scope.Everything)
            codes.Add(Figure.Programme);

        var published = await publication.CurrentAsync(context.CancellationToken);
        return new ListContactFiguresResponse { Figures = { ContactFigures.Of(published, codes, OutcomesFigures.MonthsOver(trial, clock.Today())) } };
    }
}
