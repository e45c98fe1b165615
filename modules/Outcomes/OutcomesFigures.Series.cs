using Programme.Calls;

namespace Programme.Outcomes;

/// <summary>The series that this module publishes: name, help text and labels.</summary>
internal sealed partial class OutcomesFigures
{
    /// <summary>What the interval of a share is.</summary>
    private const string Clustered = "with schools as clusters (linearised ratio, t with schools - 1 degrees of freedom), cut to 0 and 1; "
        + "none for fewer than 6 schools, where a count is rounded, and for all authorities together.";

    internal static readonly Series Contacts =
        new("programme_contacts", "Contacts with children's social care from listed schools in a month: total, and those that are "
            + "inappropriate by the rule in force for the month: nfa = closed with no further action at the point of contact "
            + "(INAPPROPRIATE-1), nfa_or_advice_only = that, or given information and advice alone (INAPPROPRIATE-2), inappropriate = "
            + "months or authorities of both. Counts of 1 to 5, and what would give them back, are withheld.", "period", "measure");
    internal static readonly Series ContactsToDate =
        new("programme_contacts_to_date",
            "Contacts with children's social care from listed schools over the months of the trial returned so far: total, and those that "
                + "are inappropriate, named as in programme_contacts. Withheld as programme_contacts is.", "measure");
    internal static readonly Series Pooled =
        new("programme_contacts_pooled",
            "The contacts of all authorities together from which the month's ratio over all (la=all) is computed. Not always the sum of "
                + "programme_contacts: an authority's small count may be in it, and it is rounded or withheld where that would be given "
                + "back.", "period", "measure");
    internal static readonly Series PooledToDate =
        new("programme_contacts_pooled_to_date",
            "The contacts of all authorities together, over the months of the trial returned so far, from which the ratio to date over all "
                + "(la=all) is computed; see programme_contacts_pooled.", "measure");
    internal static readonly Series Schools =
        new("programme_contact_schools",
            "Listed schools with a count in the authority's return of the month; none where one school alone has one, because that month "
                + "is left out.", "period");
    internal static readonly Series SchoolsToDate =
        new("programme_contact_schools_to_date",
            "Different listed schools with a count in the months of the trial returned so far that are not left out.");
    internal static readonly Series Ratio =
        new("programme_inappropriate_contact_ratio",
            "Inappropriate contacts (by the rule of the month, see programme_contact_definition_info) over all contacts of the month, 0 to "
                + "1.", "period");
    internal static readonly Series RatioLower =
        new("programme_inappropriate_contact_ratio_lower", $"Lower bound of the 95% interval of the month's ratio, {Clustered}", "period");
    internal static readonly Series RatioUpper =
        new("programme_inappropriate_contact_ratio_upper", $"Upper bound of the 95% interval of the month's ratio, {Clustered}", "period");
    internal static readonly Series ToDate =
        new("programme_inappropriate_contact_ratio_to_date",
            "Inappropriate contacts (by the rules of these months) over all contacts, over the months of the trial returned so far, 0 to "
                + "1.");
    internal static readonly Series ToDateLower =
        new("programme_inappropriate_contact_ratio_to_date_lower", $"Lower bound of the 95% interval of the ratio to date, {Clustered}");
    internal static readonly Series ToDateUpper =
        new("programme_inappropriate_contact_ratio_to_date_upper", $"Upper bound of the 95% interval of the ratio to date, {Clustered}");
    internal static readonly Series Pupils =
        new("programme_contact_pupils",
            "Pupils on roll, as the register had them when the trial began, in the listed schools of an authority that returned the month. "
                + "Contacts per 1,000 pupils: 1000 × programme_contacts{measure=\"total\"} ÷ this; of all authorities together, 1000 × "
                + "programme_contacts_pooled ÷ the sum of these.", "period");
    internal static readonly Series DefinitionFrom =
        new("programme_contact_definition_timestamp_seconds",
            "When the month (period) began from which contacts are inappropriate by this rule, up to the next month that has one: the "
                + "first returned month, and each whose rule is another. INAPPROPRIATE-1: closed with no further action at the point of "
                + "contact. "
                + "INAPPROPRIATE-2: that, or given information and advice alone.", "period", "definition");
    internal static readonly Series BreakFrom =
        new("programme_contact_break_timestamp_seconds",
            "When a month (period) began from which figures of contacts are not comparable with those before, because the authority's "
                + "definition changed or its data show another way of recording.", "period");
    internal static readonly Series LockedAt =
        new("programme_data_lock_timestamp_seconds",
            "When the data of the whole trial were locked (period: the month of it); none while no lock stands.", "period");
    internal static readonly Series Target =
        new("programme_inappropriate_contact_target_ratio",
            "Share of contacts that are inappropriate at which the programme aims, 0 to 1 (setting Targets:InappropriateContacts); none "
                + "= not set.");
    internal static readonly Series Returns =
        new("programme_returns", "Monthly returns that are expected (the due day, 30 days after the month's end with grace for school "
            + "holidays, is past, or the return is there already) by state, 1 or 0: received, late (extracted after its due day), missing, "
            + "restated. As many are expected as have the state received, 1 or 0.", "period", "state");
    internal static readonly Series OpenQueries =
        new("programme_return_queries_open",
            "Queries about the newest versions of the authority's returns for which no reason was given yet; 0 where there are none.");
    internal static readonly Series NewestReturn =
        new("programme_return_newest_timestamp_seconds", "When the authority's newest return was received.");
    internal static readonly Series Withheld =
        new("programme_figure_withheld",
            "A figure that is not given, always 1: c = confidential, x = not available, z = not applicable, low = rounds to zero.",
                "figure", "period", "reason");

    /// <summary>Every series of this module.</summary>
    internal static IReadOnlyList<Series> All { get; } =
    [
        Contacts, ContactsToDate, Pooled, PooledToDate, Schools, SchoolsToDate, Ratio, RatioLower, RatioUpper, ToDate, ToDateLower,
        ToDateUpper, Pupils, DefinitionFrom, BreakFrom, LockedAt, Target, Returns, OpenQueries, NewestReturn, Withheld,
        .. MonitoringFigures.All, .. SurveySeries.All,
    ];
}
