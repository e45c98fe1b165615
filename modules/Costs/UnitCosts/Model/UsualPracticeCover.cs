using Programme.Enrolment.V1;

namespace Programme.Costs;

/// <summary>The terms of which schools owe usual practice in an answer.</summary>
/// <param name="Terms">In their order.</param>
internal sealed record OwedTerms(IReadOnlyList<CostPeriod> Terms)
{
    private static readonly Dictionary<string, IReadOnlyList<CostPeriod>> NoneMoved = [];

    public static OwedTerms None { get; } = new([]);

    /// <summary>By URN, of schools that changed authority: the terms in which one of the trial has them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CostPeriod>> Moved { get; private init; } = NoneMoved;

    /// <summary>Those of the trial that are over on a day, by the trial's own days; its first while none is.</summary>
    public static OwedTerms UpTo(Trial trial, DateOnly asOf) => new([.. CostPeriod.Between(trial.FirstOn, trial.LastOn)
        .TakeWhile((term, at) => at == 0 || (term.LastOn < trial.LastOn ? term.LastOn : trial.LastOn) <= asOf)]);

    /// <summary>The same with who has schools when.</summary>
    public OwedTerms By(IEnumerable<Allocation> schools, Trial trial) => this with
    {
        Moved = schools.Where(school => school.Authorities.Count > 0).ToDictionary(school => school.Urn, school =>
            (IReadOnlyList<CostPeriod>)[.. Terms.Where(term =>
                UsualPracticeReturns.AskedOf(school.Authorities, school.LaCode, term, trial) is not null)]),
    };

    /// <summary>How many a school owes.</summary>
    public int Of(string urn) => TermsOf(urn).Count;

    /// <summary>Of how many of them a school's lines tell: of each of which one has days.</summary>
    public int Told(string urn, IReadOnlyCollection<UsualPracticeLine> lines) =>
        TermsOf(urn).Count(term => lines.Any(line => line.Tells(term)));

    private IReadOnlyList<CostPeriod> TermsOf(string urn) => Moved.Count == 0 ? Terms : Moved.GetValueOrDefault(urn, Terms);
}

/// <summary>Which schools reported usual practice: a cost or a nil return for every term that they owe.</summary>
internal sealed class UsualPracticeCover
{
    private readonly OwedTerms owed;
    private readonly Dictionary<string, int> told;

    /// <param name="owed">What schools owe.</param>
    /// <param name="lines">Lines of usual practice, nil returns too, of schools.</param>
    public UsualPracticeCover(OwedTerms owed, IEnumerable<UsualPracticeLine> lines)
    {
        this.owed = owed;
        told = lines.GroupBy(line => line.Urn).ToDictionary(school => school.Key, school => owed.Told(school.Key, [.. school]));
    }

    public static UsualPracticeCover Nothing { get; } = new(OwedTerms.None, []);

    /// <summary>How many terms a school owes, and of how many of them it told.</summary>
    public (int Owed, int Told) Of(string urn) => (owed.Of(urn), told.GetValueOrDefault(urn));

    /// <summary>Terms that a school owes and told nothing of.</summary>
    public int Missing(string urn) => owed.Of(urn) - told.GetValueOrDefault(urn);

    public bool Whole(string urn) => Missing(urn) == 0;
}

/// <summary>What the schools of one arm reported of usual practice.</summary>
/// <param name="Schools">Randomised schools.</param>
/// <param name="Reported">Of these, schools that reported every term that they owe.</param>
/// <param name="Partly">Schools that reported some terms and not all: gaps, too.</param>
/// <param name="TermsMissing">Terms of all gaps without a cost or a nil return.</param>
internal sealed record ArmReports(int Schools, int Reported, int Partly, int TermsMissing)
{
    /// <summary>As many reports stand for an arm that has gaps; fewer are not its mean.</summary>
    public const int LeastReports = 6;

    public static ArmReports None { get; } = new(0, 0, 0, 0);

    public int Gaps => Schools - Reported;

    /// <summary>Whether the mean of those that reported may stand for the arm.</summary>
    public bool Enough => Gaps == 0 || Reported >= LeastReports;

    public static ArmReports Of(IReadOnlyCollection<string> urns, UsualPracticeCover cover)
    {
        var (reported, partly, missing) = (0, 0, 0);
        foreach (var urn in urns)
        {
            var (owed, told) = cover.Of(urn);
            reported += told == owed ? 1 : 0;
            partly += told > 0 && told < owed ? 1 : 0;
            missing += owed - told;
        }
        return new(urns.Count, reported, partly, missing);
    }
}
