using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<ListContactFiguresResponse> ListContactFigures(ListContactFiguresRequest request,
        ServerCallContext context) =>
        new() { Figures = { await figures.ListAsync(request.LaCode, Caller.Of(context).Scope, context.CancellationToken) } };
}

/// <summary>The figures of contacts as they were published.</summary>
internal sealed class PublishedContactFigures(ContactPublication publication, FromEnrolment enrolment, Trial trial, TimeProvider clock)
{
    /// <summary>Of an authority, or (empty) of all in scope, and of the months that are over.</summary>
    public async Task<IReadOnlyList<ContactFigure>> ListAsync(string laCode, Scope scope, CancellationToken cancel)
    {
        var codes = await ContactFigures.CodesAsync(enrolment, laCode, scope, cancel);
        return ContactFigures.List(await publication.CurrentAsync(cancel), codes, OutcomesFigures.MonthsOver(trial, clock.Today()));
    }
}
