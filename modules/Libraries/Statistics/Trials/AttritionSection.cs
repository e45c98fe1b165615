namespace Programme.Statistics;

/// <summary>
/// Who did not answer at follow-up, by arm, and what that can do: weighting by the inverse probability of answering, and the tipping
/// point, missing scores of the supervised arm worse by a share of a standard deviation than predicted.
/// </summary>
internal static class AttritionSection
{
    private static readonly (string Key, double Deviations)[] Deltas =
        [("delta_0", 0), ("delta_0.25sd", 0.25), ("delta_0.5sd", 0.5), ("delta_1sd", 1)];

    public static void Add(
        string scale, IReadOnlyList<(TrialPerson Person, TrialSchool School)> persons,
            IReadOnlyList<(TrialPerson Person, TrialSchool School)> complete, Results results)
    {
        AddAttrition(BurnoutSection.Suffixed("burnout.attrition", scale), persons, results);
        var strata = complete.Select(row => row.School.Stratum).ToHashSet(StringComparer.Ordinal);
        var asked = persons.Where(row => row.Person.Baseline is not null && strata.Contains(row.School.Stratum)).ToList();
        if (asked.Count == 0 || BurnoutSection.Ancova(complete, person => person.FollowUp!.Value) is not { ResidualDf: > 0 } ancova
            || ancova.Aliased(0))
            return;
        AddWeighted(BurnoutSection.Suffixed("burnout.ipw", scale), asked, results);
        AddDelta(BurnoutSection.Suffixed("burnout.delta", scale), asked, complete, ancova, results);
    }

    private static void AddAttrition(string id, IReadOnlyList<(TrialPerson Person, TrialSchool School)> persons, Results results)
    {
        ShareCount Answers(int arm) => new(
            persons.Count(row => row.School.Arm == arm && row.Person.FollowUp is not null), persons.Count(row => row.School.Arm == arm));
        var (first, second) = (Answers(1), Answers(0));
        if (first.Whole == 0 || second.Whole == 0)
        {
            results.Refuse(id, new Reason(ReasonCode.NoData, "An arm has nobody who was asked."));
            return;
        }
        var test = TwoByTwo.Test(first, second);
        results.Add(id, "share",
        [
            ("resp1", first.Share), ("resp0", second.Share), ("overall_attrition",
            1 - (double)(first.Part + second.Part) / (first.Whole + second.Whole)),
            ("differential_attrition", Math.Abs(first.Share - second.Share)), ("chisq", test.Chisq), ("p_chisq", test.PChisq),
            ("p_fisher", test.PFisher),
        ], whenMissing: new Reason(ReasonCode.NoVariation, "All or none answered, so there is nothing to test."));
    }

    /// <summary>Weights 1 / p̂ from <see cref="AnsweringModel"/>, taken as known.</summary>
    private static void AddWeighted(string id, List<(TrialPerson Person, TrialSchool School)> asked, Results results)
    {
        var model = AnsweringModel.Of(asked);
        if (model.Value is not { } answering)
        {
            results.Refuse(id, model.Reason!);
            return;
        }
        var answered = asked.Where(row => row.Person.FollowUp is not null).ToList();
        var weighted = BurnoutSection.Ancova(answered, person =>
            person.FollowUp!.Value, [.. answered.Select(row => 1 / answering.Probabilities[row.Person.Id])]);
        var clusters = answered.Select(row => row.School.Id).ToList();
        results.Add(id, "points",
        [
            ("estimate", weighted.Coefficient(0)),
            ("se_CR1S", ClusterErrors.Cr1S(weighted, ClusterErrors.Cr0(weighted, 0, clusters), clusters.Distinct().Count())),
            ("resp_logit_arm", answering.ArmCoefficient),
        ], whenMissing: answering.NoCoefficient);
    }

    private static void AddDelta(
        string id, List<(TrialPerson Person, TrialSchool School)> asked, IReadOnlyList<(TrialPerson Person, TrialSchool School)> complete,
        LeastSquaresFit ancova, Results results)
    {
        var deviation = Summaries.Deviation([.. complete.Select(row => row.Person.FollowUp!.Value)])!.Value;
        var effects = ancova.StratumEffects();
        var levels = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var row = 0; row < complete.Count; row++)
            levels[complete[row].School.Stratum] = effects[ancova.Design.Strata![row]];
        double Predicted((TrialPerson Person, TrialSchool School) row) =>
            levels[row.School.Stratum] + ancova.Coefficient(0) * row.School.Arm + ancova.Coefficient(1) * row.Person.Baseline!.Value;

        results.Add(id, "points", [.. Deltas.Select(delta => (delta.Key, (double?)Adjusted(delta.Deviations * deviation))),
            ("sd_used", deviation)]);

        double Adjusted(double shift) => LeastSquares.Fit(BurnoutSection.DesignOf(asked),
            [.. asked.Select(row => row.Person.FollowUp ?? Predicted(row) + shift * row.School.Arm)]).Coefficient(0);
    }
}
