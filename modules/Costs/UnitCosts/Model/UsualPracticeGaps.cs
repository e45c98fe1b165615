using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>What schools told of usual practice, and whether that is enough to compare arms by: both arms are judged by the same rule.
/// A school without a cost or a nil return for every term that it owes is a gap, and no zero (decision 0136).</summary>
internal static class UsualPracticeGaps
{
    /// <summary>Why costs of the arms cannot be compared with what is missing as 0; empty = nothing is missing.</summary>
    public static string Refusal(ArmReports supervised, ArmReports control) =>
        NoReport(supervised, control) is { Length: > 0 } none ? none
        : supervised.Gaps + control.Gaps > 0 ? Reasons.UsualPracticeGaps : "";

    /// <summary>Why means of schools that reported cannot be compared; empty = each arm has enough of them.</summary>
    public static string RefusalOfReported(ArmReports supervised, ArmReports control) =>
        NoReport(supervised, control) is { Length: > 0 } none ? none
        : supervised.Enough && control.Enough ? "" : Reasons.UsualPracticeGaps;

    /// <summary>Why an arm has no usual practice at all; empty = a school of each reported a term.</summary>
    public static string NoReport(ArmReports supervised, ArmReports control) =>
        !Any(control) ? Reasons.NoControlCosts : !Any(supervised) ? Reasons.NoSupervisedCosts : "";

    public static bool Any(ArmReports arm) => arm.Reported + arm.Partly > 0;

    /// <summary>What the schools of each arm reported, supervised first; nothing while no arm is told.</summary>
    /// <param name="laCode">Authority; empty = all in scope.</param>
    /// <param name="arms">Schools of each arm.</param>
    /// <param name="withCost">URNs with a line of usual practice that is no nil return.</param>
    /// <param name="cover">Which terms they reported.</param>
    public static IEnumerable<UsualPracticeReports> Of(string laCode, (IReadOnlyCollection<string> Treated,
        IReadOnlyCollection<string> Controls) arms, IReadOnlySet<string> withCost, UsualPracticeCover cover) =>
        from arm in new (string Name, IReadOnlyCollection<string> Urns)[] { ("supervised", arms.Treated), ("control", arms.Controls) }
        where arm.Urns.Count > 0
        let reports = ArmReports.Of(arm.Urns, cover)
        let cost = arm.Urns.Count(urn => cover.Whole(urn) && withCost.Contains(urn))
        select new UsualPracticeReports
        {
            LaCode = laCode,
            Arm = arm.Name,
            Schools = reports.Schools,
            WithCost = cost,
            NothingSpent = reports.Reported - cost,
            Gaps = reports.Gaps,
            Partly = reports.Partly,
            TermsMissing = reports.TermsMissing,
        };

    /// <summary>The same of lines as unit costs have them.</summary>
    public static IEnumerable<UsualPracticeReports> Of(string laCode, CostReach reach, SpentCosts spent) =>
        Of(laCode, (reach.Treated, reach.Controls), spent.AtSchools.Where(kind => kind.UsualPractice && kind.Category
            != CostCodes.NothingSpent).Select(kind => kind.Urn).OfType<string>().ToHashSet(), spent.Cover);

    /// <summary>What is missing, in words; empty = nothing.</summary>
    public static string Missing(ArmReports supervised, ArmReports control) => supervised.Gaps + control.Gaps == 0 ? ""
        : $"{supervised.Gaps} of {supervised.Schools} supervised and {control.Gaps} of {control.Schools} control schools lack a cost or a "
            + $"nil return of usual practice, {supervised.TermsMissing + control.TermsMissing} terms in all"
            + (supervised.Partly + control.Partly is > 0 and var some ? $"; {some} of these schools reported some terms" : "");

    /// <summary>What limits a figure; empty = every school reported every term, and nothing is elsewhere.</summary>
    /// <param name="reach">Schools, and which of them reported.</param>
    /// <param name="counted">How the gaps count in the figure.</param>
    public static string Text(CostReach reach, string counted)
    {
        var missing = Missing(reach.SupervisedReports, reach.ControlReports);
        var gaps = missing.Length == 0 ? "" : $"{Reasons.UsualPracticeGaps}: {missing}; {counted}.";
        return reach.UsualElsewherePence == 0 ? gaps
            : FormattableString.Invariant($"{gaps} £{reach.UsualElsewherePence / 100:N2} of usual practice is at no school ").TrimStart()
                + "of either arm, and in no figure of an arm.";
    }
}
