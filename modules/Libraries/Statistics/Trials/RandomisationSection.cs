namespace Programme.Statistics;

/// <summary>The randomisation test of the primary coefficient: exact when there are few allocations, else drawn from the plan's
/// seed.</summary>
internal static class RandomisationSection
{
    public static void Add(TrialData data, AnalysisOptions options, Results results)
    {
        var schools = data.Analysed;
        if (schools.Count == 0)
            return;
        var covariates = Design.ByStratum([.. schools.Select(school => school.Stratum)], [.. SchoolModel.Covariates(schools, true)]);
        var arms = SchoolModel.Arms(schools);
        double[] y = [.. schools.Select(school => school.Share)], weights = [.. schools.Select(PrimarySection.Contacts)];
        if (PermutationTest.Allocations(covariates.Strata!, arms) <= PermutationTest.MostEnumerated)
            AddExact(ExactPermutationTest.Run(covariates, arms, y, weights), results);
        else
            AddDrawn(PermutationTest.MonteCarlo(covariates, arms, y, weights, options.Permutations, options.Seed), results);
    }

    private static void AddExact(Outcome<ExactTest> outcome, Results results)
    {
        if (outcome.Value is not { } test)
        {
            results.Refuse("perm.exact", outcome.Reason!);
            return;
        }
        var (first, second, all) = (test.Coefficient, test.MeanDifference, (double)test.Allocations);
        results.Add("perm.exact", "share",
        [
            ("allocations", all), ("t1_obs", first.Observed), ("t1_count_ge", first.CountAtLeast), ("t1_p", first.CountAtLeast / all),
            ("t1_p_lower", first.CountLower / all), ("t1_sd", first.NullDeviation), ("t2_obs", second.Observed),
            ("t2_count_ge", second.CountAtLeast),
            ("t2_p", second.CountAtLeast / all), ("t2_sd", second.NullDeviation),
        ]);
    }

    private static void AddDrawn(Outcome<MonteCarloTest> outcome, Results results)
    {
        if (outcome.Value is { } test)
        {
            results.Add("perm.mc", "share",
            [
                ("t_obs", test.Observed), ("p", test.P), ("p_mc_se", Math.Sqrt(test.P * (1 - test.P) / test.Allocations)),
                ("null_sd", test.NullDeviation), ("allocations", test.Allocations),
            ]);
        }
        else
        {
            results.Refuse("perm.mc", outcome.Reason!);
        }
    }
}
