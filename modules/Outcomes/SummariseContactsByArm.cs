using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.Data;
using Programme.Outcomes.Model;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<SummariseContactsByArmResponse> SummariseContactsByArm(SummariseContactsByArmRequest request, ServerCallContext context)
    {
        var (first, last) = WindowOf(new() { FirstMonth = request.FirstMonth, LastMonth = request.LastMonth, KnownOn = request.KnownOn });
        var day = request.KnownOn?.ToDateOnly() ?? DateOnly.MaxValue;
        if (!await UnmaskedAsync(context.CancellationToken))
            throw Faults.NotUnmasked();

        var arms = await ArmsAsync(context.CancellationToken);
        var withdrawn = request.WithoutDataWithdrawn ? await DataWithdrawnAsync(day) : [];
        await using var db = store.Read(context);
        var rows = db.RowsInForce(day, request.Basis).Between(first, last).Where(row => !withdrawn.Contains(row.Urn));
        var schools = await rows.TallySchoolsAsync(context.CancellationToken);

        var byArm = schools.ToLookup(school => arms.GetValueOrDefault(school.Urn), school => new Tally("", "", school.Total, school.Nfa, 1));
        var response = new SummariseContactsByArmResponse
        {
            Intervention = ContactSummary.Counts("", "", [.. byArm[Arm.Intervention]], byArm[Arm.Intervention].Count()),
            Control = ContactSummary.Counts("", "", [.. byArm[Arm.Control]], byArm[Arm.Control].Count()),
        };
        if (Odds.Ratio(response.Intervention.Nfa, response.Control.Nfa) is { } ratio)
            response.CrudeOddsRatio = ratio;
        return response;
    }

    /// <summary>Whether the analysis may know the arms.</summary>
    private async Task<bool> UnmaskedAsync(CancellationToken cancel) =>
        (await allocation.GetUnmaskingAsync(new(), cancellationToken: cancel)).Unmasking.State == UnmaskingState.Confirmed;
}
