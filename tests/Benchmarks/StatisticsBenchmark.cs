using System.Diagnostics;
using System.Globalization;
using Programme.Host;
using Programme.Statistics;

namespace Programme.Benchmarks;

/// <summary>
/// The primary fit with its degrees of freedom, permutations and a national trial, beside R in the same run, on the same data
/// (<c>StatisticsBenchmark.R</c>). Skipped by name where R or one of its packages is absent.
/// </summary>
internal static class StatisticsBenchmark
{
    private const int Permutations = 10_000;
    private const int Resamples = 2_000;
    private const double MostMegabytes = 500;
    private static readonly string Trial = Path.Combine(AppContext.BaseDirectory, "Data", "stats", "trial_a");

    /// <summary>308 schools: fit, HC2 and degrees of freedom.</summary>
    public static Task<Ratio> PrimaryAsync() => Task.FromResult(Beside("primary", TrialFolder.Read(Trial, "trial_a"), 5, Fit));

    /// <summary>308 schools: 10,000 allocations within strata.</summary>
    public static Task<Ratio> PermutationsAsync() => Task
        .FromResult(Beside("permutations", TrialFolder.Read(Trial, "trial_a"), 5, Permute));

    /// <summary>3,500 schools in 153 authorities: fit, HC2 and degrees of freedom.</summary>
    public static Task<Ratio> NationalAsync() => Task.FromResult(Beside("national", SimulatedTrial.Of(153, 3_500, 0, 4242), 2, Fit));

    /// <summary>308 schools: 2,000 resamples of cost and effect within stratum and arm.</summary>
    public static Task<Ratio> BootstrapAsync() => Task.FromResult(Beside("bootstrap", TrialFolder.Read(Trial, "trial_a"), 5, Resample));

    /// <summary>Everything at trial size with 10,000 permutations: time and memory, nothing to compare with.</summary>
    public static Task<Ratio> WholeAsync()
    {
        var watch = Stopwatch.StartNew();
        var results = TrialAnalysis.Run(TrialFolder.Read(Trial, "trial_a"), new AnalysisOptions(Permutations: Permutations));
        var megabytes = PeakMegabytes();
        return Task.FromResult(new Ratio($"whole analysis of 308 schools, {results.Count} results in {watch.Elapsed.TotalSeconds:0.00} s; "
            + "peak memory, MB", megabytes, MostMegabytes, AtMost: true));
    }

    private static Ratio Beside(string what, TrialData data, double goal, Action<IReadOnlyList<TrialSchool>> run)
    {
        var schools = data.Analysed;
        if (InR(what, schools) is not { } r)
            return new Ratio($"{what}: Rscript with sandwich and clubSandwich is absent", 0, goal, AtMost: false, Skipped: true);
        var times = new List<double>();
        for (var round = 0; round < 30; round++)
        {
            var watch = Stopwatch.StartNew();
            run(schools);
            times.Add(watch.Elapsed.TotalSeconds);
        }
        var (own, megabytes) = (Ratio.Median(times.Skip(10)), PeakMegabytes());
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{what}, {schools.Count} schools: {own * 1000:0.00} ms against {r * 1000:0.0} ms in R; peak memory {megabytes:0} MB (goal ≤ "
                + $"{MostMegabytes:0})");
        return new Ratio(text, megabytes > MostMegabytes ? 0 : r / own, goal, AtMost: false);
    }

    private static void Fit(IReadOnlyList<TrialSchool> schools)
    {
        var error = ClusterErrors.Cr2(SchoolModel.Of(schools, true, school => school.Contacts!.Value).Fit, 0).Value!;
        if (!double.IsFinite(error.Df))
            throw new InvalidOperationException("no degrees of freedom");
    }

    private static void Permute(IReadOnlyList<TrialSchool> schools)
    {
        var covariates = Design.ByStratum([.. schools.Select(school => school.Stratum)], [.. SchoolModel.Covariates(schools, true)]);
        _ = PermutationTest.MonteCarlo(covariates, SchoolModel.Arms(schools), [.. schools.Select(school => school.Share)],
            [.. schools.Select(school => school.Contacts!.Value)], Permutations, 1).Value ?? throw new InvalidOperationException("no test");
    }

    private static void Resample(IReadOnlyList<TrialSchool> schools)
    {
        var drawn = CostBootstrap.Over(
            [.. schools.Select(school => new BootstrapSchool(school.Arm, school.Costs!.All, school.Contacts, school.Nfa))],
            CostBootstrap.Draws([.. schools.Select(school => school.Stratum)], [.. schools.Select(school => school.Arm)], Resamples, 1));
        if (drawn.Value?.Count != Resamples)
            throw new InvalidOperationException("no resamples");
    }

    /// <summary>Median seconds of the same work in R; null when R cannot do it.</summary>
    private static double? InR(string what, IReadOnlyList<TrialSchool> schools)
    {
        var file = Path.GetTempFileName();
        File.WriteAllLines(file, schools.Select(school => string.Create(CultureInfo.InvariantCulture,
            $"{school.Stratum},{school.Arm},{school.Contacts},{school.Share:R},{school.BaselineShare:R},{school.BaselineMissing},"
                + $"{school.Nfa},{school.Costs?.All}")).Prepend("la,arm,contacts,y,x_base,x_miss,nfa,cost"));
        try
        {
            using var process = Process.Start(new ProcessStartInfo("Rscript",
                [Path.Combine(AppContext.BaseDirectory, "StatisticsBenchmark.R"), what, file])
            { RedirectStandardOutput = true })!;
            var answer = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? double.Parse(answer.Trim(), CultureInfo.InvariantCulture) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double PeakMegabytes() => Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
}
