using CsCheck;
using Programme.Statistics;

namespace Programme.Tests;

public sealed class AnalysisPropertyTests
{
    [Fact]
    public void Any_trial_gives_numbers_or_coded_reasons_and_never_a_number_that_is_none() =>
        MadeTrials.Any.Sample(data =>
        {
            var results = TrialAnalysis.Run(data, new AnalysisOptions(Permutations: 50));
            Assert.All(results, result => Assert.True(
                result.Value is { } value ? !double.IsNaN(value) : result.Reason is { Words.Length: > 0 }, $"{result.Id} {result.Key}"));
        }, iter: 400);

    [Fact]
    public void Relabelled_arms_change_the_sign_and_nothing_else() =>
        MadeTrials.Sound.Sample(schools =>
        {
            var (one, other) = (Primary(schools), Primary([.. schools.Select(school => school with { Arm = 1 - school.Arm })]));
            Same((-one.Estimate, one.Error, one.Df), (other.Estimate, other.Error, other.Df));
        });

    [Fact]
    public void The_order_of_rows_changes_nothing() =>
        Gen.Select(MadeTrials.Sound, Gen.Int[0, 1000]).Sample((schools, seed) =>
        {
            var order = new Random(seed);
            Same(Primary(schools), Primary([.. schools.OrderBy(_ => order.Next())]));
        });

    [Fact]
    public void A_shifted_and_scaled_outcome_scales_the_estimate_and_its_error() =>
        Gen.Select(MadeTrials.Sound, Gen.Double[-5, 5], Gen.Double[0.1, 10]).Sample((schools, shift, scale) =>
        {
            var one = Primary(schools);
            var other = Primary(schools, school => shift + scale * school.Share);
            Same((scale * one.Estimate, scale * one.Error, one.Df), other);
        });

    [Fact]
    public void Strata_that_are_all_there_twice_leave_the_estimate_and_narrow_the_error() =>
        MadeTrials.Sound.Sample(schools =>
        {
            var one = Primary(schools);
            var twice = Primary([.. schools, .. schools.Select(school =>
                school with { Id = $"X{school.Id}", Stratum = $"X{school.Stratum}" })]);
            Near(one.Estimate, twice.Estimate);
            Assert.True(twice.Error < one.Error && twice.Df > one.Df);
        });

    [Fact]
    public void A_school_alone_in_its_stratum_changes_no_estimate_and_no_error() =>
        MadeTrials.Sound.Sample(schools =>
        {
            var alone = schools[0] with { Id = "Z", Stratum = "alone", Contacts = 1000, Nfa = 1000 };
            Same(Primary(schools), Primary([.. schools, alone]));
        });

    [Fact]
    public void Degrees_of_freedom_in_closed_form_are_those_of_the_matrix_of_clusters() =>
        Gen.Select(MadeTrials.Sound, Gen.Int[1, 4]).Sample((schools, size) =>
        {
            var fit = SchoolModel.Of(schools, true, school => school.Contacts!.Value).Fit;
            string[] clusters = [.. schools.Select((_, row) => $"{row / size}")];
            var found = ClusterErrors.Cr2(fit, 0, clusters).Value!;
            var (error, df) = DenseCr2.Of(fit, schools, clusters);
            Near(error, found.Error);
            Near(df, found.Df, 1e-6);
        }, iter: 60);

    [Fact]
    public void Drawn_allocations_come_close_to_all_of_them() =>
        MadeTrials.Sound.Sample(schools =>
        {
            IReadOnlyList<TrialSchool> some = [.. schools.Where((_, at) => at < 16)
                .Select((school, at) => school with { Stratum = $"LA{at % 2}", Arm = at / 2 % 2 })];
            var covariates = Design.ByStratum([.. some.Select(school => school.Stratum)], [.. SchoolModel.Covariates(some, true)]);
            double[] arms = SchoolModel.Arms(some), y = [.. some.Select(school => school.Share)],
                weights = [.. some.Select(school => school.Contacts!.Value)];
            var exact = ExactPermutationTest.Run(covariates, arms, y, weights).Value!;
            var drawn = PermutationTest.MonteCarlo(covariates, arms, y, weights, 4000, 7).Value!;
            Near(exact.Coefficient.Observed, drawn.Observed);
            Assert.Equal(4900, exact.Allocations);
            Assert.Equal((double)exact.Coefficient.CountAtLeast / exact.Allocations, drawn.P, 0.05);
        }, iter: 20);

    [Fact]
    public void A_seed_gives_the_same_allocations_for_ever()
    {
        var random = new SeededRandom(1);
        Assert.Equal([702, 520, 574], [random.Below(1000), random.Below(1000), random.Below(1000)]);
    }

    private static (double Estimate, double Error, double Df) Primary(IReadOnlyList<TrialSchool> schools, Func<TrialSchool,
        double>? outcome = null)
    {
        var fit = SchoolModel.Of(schools, true, school => school.Contacts!.Value, outcome).Fit;
        var error = ClusterErrors.Cr2(fit, 0).Value!;
        return (fit.Coefficient(0), error.Error, error.Df);
    }

    private static void Same((double Estimate, double Error, double Df) expected, (double Estimate, double Error, double Df) found)
    {
        Near(expected.Estimate, found.Estimate);
        Near(expected.Error, found.Error);
        Near(expected.Df, found.Df);
    }

    private static void Near(double expected, double found, double relative = 1e-8) =>
        Assert.True(Math.Abs(expected - found) <= 1e-10 + relative * Math.Abs(expected), $"{found:R} where {expected:R} is expected");
}
