using Programme.Statistics;

namespace Programme.Benchmarks;

/// <summary>How often the pre-specified interval covers the truth when the arm changes nothing: 308 schools, ten authorities. A long
/// run.</summary>
internal static class CoverageRun
{
    private const double Least = 0.94;
    private const double Most = 0.96;

    public static Task<Ratio> RunAsync(int trials)
    {
        var covered = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            var fit = SchoolModel.Of(SimulatedTrial.Of(10, 308, 0, trial).Analysed, true, school => school.Contacts!.Value).Fit;
            var error = ClusterErrors.Cr2(fit, 0).Value!;
            covered += Math.Abs(fit.Coefficient(0)) <= Tails.StudentQuantile(error.Df) * error.Error ? 1 : 0;
            if (trial % 100 == 99)
                Console.Error.WriteLine($"… {trial + 1} of {trials} trials, {covered} covered");
        }
        var share = (double)covered / trials;
        return Task.FromResult(new Ratio($"coverage of the primary interval over {trials:N0} simulated trials of no effect: "
            + $"{share:0.0000}, to be {Least} to {Most}; distance from 0.95", Math.Abs(share - 0.95), Most - 0.95, AtMost: true));
    }
}
