namespace Programme.Outcomes;

/// <summary>What "inappropriate" means: a named rule over the columns of a return. A name never changes its meaning.</summary>
/// <param name="Name">INAPPROPRIATE-1, INAPPROPRIATE-2 …</param>
/// <param name="Measure">What its contacts are called in figures.</param>
/// <param name="WithAdvice">Whether information and advice counts as no further action. It is the front door's decision on a contact that
/// is meant, never a referral's, an assessment's or a section 47 enquiry's.</param>
/// <param name="Text">In words.</param>
internal sealed record InappropriateRule(string Name, string Measure, bool WithAdvice, string Text)
{
    public static readonly IReadOnlyList<InappropriateRule> All =
    [
        new("INAPPROPRIATE-1", "nfa", false, "contacts_nfa / contacts_total"),
        new("INAPPROPRIATE-2", "nfa_or_advice_only", true, "(contacts_nfa + contacts_advice_only) / contacts_total"),
    ];

    /// <summary>The rule of an authority without a definition.</summary>
    public static InappropriateRule Usual => All[0];

    /// <summary>By its name; null = there is none.</summary>
    public static InappropriateRule? Of(string name) => All.FirstOrDefault(rule => rule.Name == name);

    /// <summary>The month's contacts with those that are inappropriate in the place of those closed, over the schools that have all counts
    /// which the rule needs.</summary>
    public Tally Apply(Tally tally) => !WithAdvice ? tally
        : tally with
        {
            Total = tally.Advised?.Total ?? 0,
            Nfa = (tally.Advised?.Nfa ?? 0) + (tally.Advised?.Advice ?? 0),
            Schools = tally.Advised?.Schools ?? 0
        };

    /// <summary>The same school by school.</summary>
    public IEnumerable<SchoolCounts> Apply(IEnumerable<SchoolCounts> schools) => !WithAdvice ? schools
        : schools.Where(school => school.Advice is not null).Select(school => school with { Nfa = school.Nfa + school.Advice!.Value });
}
