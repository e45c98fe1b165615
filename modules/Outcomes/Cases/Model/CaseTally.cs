namespace Programme.Outcomes;

/// <summary>Contacts by outcome, in the measures of a return.</summary>
internal readonly record struct CaseTally(long Total, long Nfa, long AdviceOnly, long ToEarlyHelp, long ToReferral, long OnOpenCase)
{
    public static CaseTally Of(ContactOutcome outcome, long contacts) => new(
        contacts,
        outcome == ContactOutcome.Nfa ? contacts : 0,
        outcome == ContactOutcome.AdviceOnly ? contacts : 0,
        outcome == ContactOutcome.ToEarlyHelp ? contacts : 0,
        outcome == ContactOutcome.ToReferral ? contacts : 0,
        outcome == ContactOutcome.OnOpenCase ? contacts : 0);

    public static CaseTally operator +(CaseTally one, CaseTally other) => new(
        one.Total + other.Total, one.Nfa + other.Nfa, one.AdviceOnly + other.AdviceOnly,
        one.ToEarlyHelp + other.ToEarlyHelp, one.ToReferral + other.ToReferral, one.OnOpenCase + other.OnOpenCase);

    public static CaseTally Sum(IEnumerable<CaseTally> tallies) => tallies.Aggregate(default(CaseTally), (one, other) => one + other);
}
