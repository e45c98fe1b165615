using Programme.Costs.V1;
using Programme.Enrolment.V1;

namespace Programme.Costs;

/// <summary>What a line of usual practice tells of a school's terms.</summary>
/// <param name="Urn">School.</param>
/// <param name="FirstOn">First day.</param>
/// <param name="LastOn">Last day.</param>
/// <param name="Nothing">Whether it is a nil return.</param>
internal sealed record UsualPracticeLine(string Urn, DateOnly FirstOn, DateOnly LastOn, bool Nothing)
{
    /// <summary>Whether it has days of a term.</summary>
    public bool Tells(CostPeriod term) => FirstOn <= term.LastOn && LastOn >= term.FirstOn;
}

/// <summary>What schools owe of usual practice, term by term. Schools of both arms are asked alike, so nothing here tells an arm.</summary>
internal static class UsualPracticeReturns
{
    public static bool Owed(UsualPracticeReturn one) => one.State is "expected" or "late";

    /// <summary>Where one school's term stands.</summary>
    /// <param name="laCode">Authority.</param>
    /// <param name="urn">School.</param>
    /// <param name="term">Term.</param>
    /// <param name="lines">Lines of the school.</param>
    /// <param name="today">For what is late.</param>
    public static UsualPracticeReturn Of(string laCode, string urn, CostPeriod term, IEnumerable<UsualPracticeLine> lines, DateOnly today)
    {
        var own = lines.Where(line => line.Tells(term)).ToList();
        var state = own.Exists(line => !line.Nothing) ? "cost" : own.Count > 0 ? CostCodes.NothingSpent
            : today > term.DueOn ? "late" : today > term.LastOn ? "expected" : "ahead";
        return new UsualPracticeReturn
        {
            LaCode = laCode,
            Urn = urn,
            Period = term.Code,
            DueOn = term.DueOn.ToDate(),
            State = state,
            DaysLate = state == "late" ? today.DayNumber - term.DueOn.DayNumber : 0,
            Lines = own.Count,
        };
    }

    /// <summary>The authority that is asked for a school's term: the first that has it on a day of the term in the trial; null =
    /// none.</summary>
    public static string? AskedOf(IReadOnlyCollection<AuthoritySpan> spans, string laCode, CostPeriod term, Trial trial) =>
        spans.Between(laCode, term.AskedOn(trial), term.LastOn).FirstOrDefault();

    /// <summary>The same of a listed school.</summary>
    public static string? AskedOf(ListedSchool school, CostPeriod term, Trial trial) =>
        AskedOf(school.Authorities, school.LaCode, term, trial);

    /// <summary>How many schools owe a term to an authority, and how many of them reported it.</summary>
    public static (int Schools, int Reported) Count(IReadOnlyCollection<ListedSchool> owing, CostPeriod term,
        ILookup<string, UsualPracticeLine> lines) =>
        (owing.Count, owing.Count(school => lines[school.Urn].Any(line => line.Tells(term))));
}
