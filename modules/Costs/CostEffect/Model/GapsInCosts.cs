using Programme.Costs.V1;
using Programme.Outcomes.V1;

namespace Programme.Costs;

/// <summary>Costs of schools as they are compared, when some did not report usual practice: a gap is a reason, and counts as something
/// only when the caller says as what (decision 0136).</summary>
internal static class GapsInCosts
{
    /// <summary>Pence of each school, or why there is no comparison: a code, and a sentence that begins with it.</summary>
    /// <param name="costs">With what is missing as 0.</param>
    /// <param name="schools">Of the run.</param>
    /// <param name="gaps">How gaps count, as the caller says.</param>
    public static (IReadOnlyDictionary<string, double>? Pence, string Code, string Reason) Of(SchoolCosts costs,
        IReadOnlyCollection<AnalysedSchool> schools, UsualPracticeGapRule gaps)
    {
        var (supervised, control) = costs.Reports(schools);
        var refusal = gaps switch
        {
            UsualPracticeGapRule.AsZero => UsualPracticeGaps.NoReport(supervised, control),
            UsualPracticeGapRule.ArmMeans => UsualPracticeGaps.RefusalOfReported(supervised, control),
            _ => UsualPracticeGaps.Refusal(supervised, control),
        };
        return refusal.Length > 0 ? (null, refusal, Sentence(refusal, gaps, supervised, control))
            : (gaps == UsualPracticeGapRule.ArmMeans ? costs.AtArmMeans(schools)
                : schools.ToDictionary(school => school.Urn, school => costs[school.Urn]), "", "");
    }

    /// <summary>What counts in gaps, as a pack says it; empty = there is no gap.</summary>
    public static string Counted(SchoolCosts costs, IReadOnlyCollection<AnalysedSchool> schools, UsualPracticeGapRule gaps)
    {
        var (supervised, control) = costs.Reports(schools);
        return supervised.Gaps + control.Gaps == 0 ? "" : gaps == UsualPracticeGapRule.ArmMeans ? "arm_means" : "as_zero";
    }

    private static string Sentence(string code, UsualPracticeGapRule gaps, ArmReports supervised, ArmReports control) => code switch
    {
        Reasons.NoControlCosts =>
            $"{code}: no control school has a line of usual practice or a nil return: a gap, not zero.",
        Reasons.NoSupervisedCosts =>
            $"{code}: no supervised school has a line of usual practice or a nil return: a gap, not zero.",
        _ when gaps == UsualPracticeGapRule.ArmMeans =>
            $"{code}: {supervised.Reported} of {supervised.Schools} supervised and {control.Reported} of {control.Schools} control schools "
                + $"reported every term; a mean of an arm needs {ArmReports.LeastReports} of them, or all.",
        _ => $"{code}: {UsualPracticeGaps.Missing(supervised, control)}: a gap is no zero. Ask for them (ListUsualPracticeReturns), or say "
            + "in usual_practice_gaps how they count.",
    };
}
