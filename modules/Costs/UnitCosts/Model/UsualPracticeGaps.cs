using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>Which schools told of usual practice: a school with neither a cost nor a nil return is a gap, and no zero.</summary>
internal static class UsualPracticeGaps
{
    /// <summary>What the schools of each arm reported, supervised first; nothing while no arm is told.</summary>
    /// <param name="laCode">Authority; empty = all in scope.</param>
    /// <param name="arms">Schools of each arm.</param>
    /// <param name="withCost">URNs with a line that is no nil return.</param>
    /// <param name="reported">URNs with any line of usual practice.</param>
    public static IEnumerable<UsualPracticeReports> Of(string laCode, (IEnumerable<string> Treated, IEnumerable<string> Controls) arms,
        IReadOnlySet<string> withCost, IReadOnlySet<string> reported) =>
        from arm in new (string Name, List<string> Schools)[] { ("supervised", [.. arms.Treated]), ("control", [.. arms.Controls]) }
        where arm.Schools.Count > 0
        let cost = arm.Schools.Count(withCost.Contains)
        let told = arm.Schools.Count(reported.Contains)
        select new UsualPracticeReports
        {
            LaCode = laCode,
            Arm = arm.Name,
            Schools = arm.Schools.Count,
            WithCost = cost,
            NothingSpent = told - cost,
            Gaps = arm.Schools.Count - told,
        };

    /// <summary>The same of lines as unit costs have them.</summary>
    public static IEnumerable<UsualPracticeReports> Of(string laCode, CostReach reach, SpentCosts spent) =>
        Of(laCode, (reach.Treated, reach.Controls), spent.AtSchools.Where(kind => kind.UsualPractice && kind.Category
            != CostCodes.NothingSpent).Select(kind => kind.Urn).OfType<string>().ToHashSet(), spent.ReportedUsualPractice);

    /// <summary>What limits a figure; empty = every school reported, and nothing is elsewhere.</summary>
    /// <param name="reach">Schools, and which of them reported.</param>
    /// <param name="counted">How the gaps count in the figure.</param>
    public static string Text(CostReach reach, string counted)
    {
        var (treated, controls) = (reach.Treated.Count - reach.ReportedTreated, reach.Controls.Count - reach.ReportedControls);
        var gaps = treated + controls == 0 ? ""
            : $"{Reasons.UsualPracticeGaps}: {treated} of {reach.Treated.Count} supervised and {controls} "
                + $"of {reach.Controls.Count} control schools gave neither a cost nor a nil return of usual practice; {counted}.";
        return reach.UsualElsewherePence == 0 ? gaps
            : FormattableString.Invariant($"{gaps} £{reach.UsualElsewherePence / 100m:N2} of usual practice is at no school ").TrimStart()
                + "of either arm, and in no figure of an arm.";
    }
}
