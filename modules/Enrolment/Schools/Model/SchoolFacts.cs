using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>What happened to a school up to a day.</summary>
/// <param name="Entry">What the register said on the day.</param>
/// <param name="Against">What makes it not eligible; null = it is.</param>
/// <param name="Agreements">What it signed.</param>
/// <param name="BaselineOn">When its baseline was complete.</param>
/// <param name="ListedOn">When its list was frozen; null = it is on none.</param>
/// <param name="DrawnOn">When its list was drawn.</param>
/// <param name="ReleasedOn">When the arms of its authority were released.</param>
/// <param name="Withdrawals">Its withdrawals.</param>
/// <param name="ClosedOn">When it closed without a successor.</param>
internal sealed record SchoolFacts(RegisterEntryRow Entry, string? Against, IReadOnlyList<AgreementRow> Agreements, DateOnly? BaselineOn,
    DateOnly? ListedOn, DateOnly? DrawnOn,
    DateOnly? ReleasedOn, IReadOnlyList<WithdrawalRow> Withdrawals, DateOnly? ClosedOn)
{
    /// <summary>The school with its stages; the furthest one is where it is.</summary>
    public SchoolStages ToStages()
    {
        var events = Events().Where(item => item.ReachedOn is not null).OrderBy(item => item.Stage).ToList();
        return new SchoolStages
        {
            Urn = Entry.Urn,
            LaCode = Entry.LaCode,
            Name = Entry.Name,
            Stage = events[^1].Stage,
            Events = { events }
        };
    }

    /// <summary>The first day on which it signed something of a kind; null = it has not.</summary>
    public DateOnly? Signed(AgreementKind kind) => Agreements.Where(row => row.Kind == kind).Min(row => (DateOnly?)row.SignedOn);

    private IEnumerable<StageEvent> Events()
    {
        yield return Event(Against is null ? SchoolStage.Eligible : SchoolStage.NotEligible, Entry.ExtractOn, Against);
        yield return Event(SchoolStage.Approached, Signed(AgreementKind.InformationSheet));
        yield return Event(SchoolStage.Agreed, Signed(AgreementKind.Mou));
        yield return Event(SchoolStage.OptedOut, Signed(AgreementKind.OptOut));
        yield return Event(SchoolStage.BaselineComplete, BaselineOn);
        yield return Event(SchoolStage.Listed, ListedOn);
        yield return Event(SchoolStage.Randomised, DrawnOn);
        yield return Event(SchoolStage.Released, ReleasedOn);
        foreach (var row in Withdrawals)
            yield return Event(row.Scope == WithdrawalScope.Data ? SchoolStage.WithdrawnFromData : SchoolStage.WithdrawnFromDelivery,
                row.WithdrawnOn, row.Reason);
        // Of a school that was never listed a closure is why it is not eligible.
        if (ListedOn is not null)
            yield return Event(SchoolStage.Closed, ClosedOn, Entry.ClosedReason);
    }

    private static StageEvent Event(SchoolStage stage, DateOnly? day, string? reason = null) =>
        new() { Stage = stage, ReachedOn = day.ToDate(), Reason = reason ?? "" };
}
