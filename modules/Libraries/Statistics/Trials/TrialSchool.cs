namespace Programme.Statistics;

/// <summary>A randomised school, as it is analysed: in the arm and stratum of its randomisation, whatever happened later.</summary>
/// <param name="Id">Its mark; rows are ordered by it (ordinal).</param>
/// <param name="Stratum">The stratum of the randomisation (authority, or authority and batch).</param>
/// <param name="Arm">1 = supervision, 0 = usual practice.</param>
/// <param name="Pupils">On the first day; 0 when not known, which rates refuse.</param>
/// <param name="MonthsReported">Months of the trial with a return.</param>
/// <param name="Contacts">Over the reported months; null when no month was reported. Blank is never zero.</param>
/// <param name="Nfa">Contacts closed with no further action; null when no month was reported.</param>
/// <param name="BaselineContacts">In the baseline window.</param>
/// <param name="BaselineNfa">Of them closed with no further action.</param>
/// <param name="SessionsAttended">Sessions of its own lead.</param>
public sealed record TrialSchool(
    string Id, string Stratum, int Arm, double Pupils, int MonthsReported, double? Contacts, double? Nfa,
    double BaselineContacts, double BaselineNfa, double SessionsAttended)
{
    /// <summary>The authority; the stratum unless told otherwise.</summary>
    public string Authority { get; init; } = Stratum;

    /// <summary>Pupils eligible for free meals, per cent; null when not known.</summary>
    public double? FreeMealsPercent { get; init; }

    /// <summary>What it cost; null when not known.</summary>
    public SchoolCosts? Costs { get; init; }

    /// <summary>The trust, for the sensitivity with trusts as clusters; null when it is in none.</summary>
    public string? Trust { get; init; }

    /// <summary>Its supervisor, in the supervised arm; null where there is none.</summary>
    public string? Supervisor { get; init; }

    /// <summary>Whether it withdrew its data.</summary>
    public bool DataWithdrawn { get; init; }

    /// <summary>Other outcomes by name; none where no month has a count of it.</summary>
    public IReadOnlyDictionary<string, OtherCount> OtherCounts { get; init; } = new Dictionary<string, OtherCount>();

    /// <summary>The primary outcome by other definitions, by name; a school whose counts are not known by one is not in it.</summary>
    public IReadOnlyDictionary<string, ShareVariant> Variants { get; init; } = new Dictionary<string, ShareVariant>();

    /// <summary>Share of contacts closed with no further action; only where there are contacts.</summary>
    public double Share => Nfa!.Value / Contacts!.Value;

    /// <summary>1 when there were no baseline contacts.</summary>
    public double BaselineMissing => BaselineContacts > 0 ? 0 : 1;

    /// <summary>Baseline share; 0 when there were no baseline contacts.</summary>
    public double BaselineShare => BaselineContacts > 0 ? BaselineNfa / BaselineContacts : 0;

    /// <summary>Thousands of pupil-years in the reported months.</summary>
    public double PupilYears => PupilYearsOf(MonthsReported);

    /// <summary>Thousands of pupil-years in a number of months.</summary>
    /// <param name="months">0 or more.</param>
    public double PupilYearsOf(int months) => Pupils * months / 12 / 1000;

    /// <summary>Whether it is in the analysis of shares: a reported month and a contact.</summary>
    public bool Analysed => MonthsReported > 0 && Contacts > 0;

    /// <summary>The same school with the counts of another definition.</summary>
    /// <param name="variant">Its counts.</param>
    public TrialSchool By(ShareVariant variant) => this with
    {
        Contacts = variant.Contacts,
        Nfa = variant.Part,
        BaselineContacts = variant.BaselineContacts,
        BaselineNfa = variant.BaselinePart,
    };
}

/// <summary>Counts of a school by another definition of the primary outcome, over the months in which all that it needs was
/// reported.</summary>
/// <param name="Contacts">In the trial.</param>
/// <param name="Part">Of them inappropriate by this definition.</param>
/// <param name="BaselineContacts">In the baseline window.</param>
/// <param name="BaselinePart">Of them inappropriate by this definition.</param>
public sealed record ShareVariant(double Contacts, double Part, double BaselineContacts, double BaselinePart);

/// <summary>An outcome beside contacts.</summary>
/// <param name="Trial">Over the months of the trial that have a count of it.</param>
/// <param name="Baseline">In the baseline window.</param>
/// <param name="Months">Months of the trial that have a count of it, 1 or more: the exposure.</param>
public sealed record OtherCount(double Trial, double Baseline, int Months);

/// <summary>What a school cost in the trial year, in pounds.</summary>
/// <param name="Setup">Once.</param>
/// <param name="Recurring">Every year.</param>
/// <param name="SchoolTime">The school's own time, every year.</param>
/// <param name="Handling">Handling of its contacts by social care.</param>
public sealed record SchoolCosts(double Setup, double Recurring, double SchoolTime, double Handling)
{
    /// <summary>Of the intervention alone.</summary>
    public double Intervention => Setup + Recurring + SchoolTime;

    /// <summary>With handling.</summary>
    public double All => Intervention + Handling;
}

/// <summary>A reported month of a school.</summary>
/// <param name="School">The school's mark.</param>
/// <param name="Month">From 1.</param>
/// <param name="Contacts">0 or more.</param>
/// <param name="Nfa">Of them closed with no further action.</param>
public sealed record SchoolMonth(string School, int Month, double Contacts, double Nfa);

/// <summary>A lead or deputy, in the school at randomisation.</summary>
/// <param name="Id">A mark.</param>
/// <param name="School">The school's mark.</param>
/// <param name="Baseline">Score before; null when not answered.</param>
/// <param name="FollowUp">Score after; null when not answered.</param>
public sealed record TrialPerson(string Id, string School, double? Baseline, double? FollowUp);

/// <summary>A scale of the survey; each is analysed apart.</summary>
/// <param name="Name">Added to the ids of its results; empty for the only one.</param>
/// <param name="Persons">All who were asked.</param>
public sealed record TrialScale(string Name, IReadOnlyList<TrialPerson> Persons);

/// <summary>A time in a post.</summary>
/// <param name="Id">A mark.</param>
/// <param name="School">The school's mark.</param>
/// <param name="StartDay">Days since randomisation.</param>
/// <param name="EndDay">Days since randomisation.</param>
/// <param name="Left">Whether the role was left on the last day; else observation ended.</param>
/// <param name="Incumbent">Whether in post at randomisation.</param>
public sealed record TrialTenure(string Id, string School, double StartDay, double EndDay, bool Left, bool Incumbent);

/// <summary>Posts analysed together.</summary>
/// <param name="Name">Added to the ids of its results; empty for the only group.</param>
/// <param name="Tenures">Their tenures.</param>
public sealed record TenureGroup(string Name, IReadOnlyList<TrialTenure> Tenures);
