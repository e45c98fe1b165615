using System.Globalization;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>ListResults, on the whole synthetic programme: locked, rehearsed, unmasked, run. Nothing with true arms is there before the
/// gate.</summary>
public sealed class ListResultsTests
{
    private const double Tolerance = 1e-6;

    [SkippableTheory, EachStore]
    public async Task The_synthetic_programme_gives_the_reference_values_and_a_rehearsal_none_of_them(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadAsync();
        var analysis = GivenAnalysis.Analysis(programme);
        var plan = await GivenAnalysis.PlannedAsync(programme);
        var locked = await GivenAnalysis.LockedAsync(programme);
        var rehearsal = await ResultsAsync(programme, (await analysis.RehearseEffectsAsync(new() { Seed = 20_211 })).Run);
        await Imports.RefusedAsync(Reasons.NotUnmasked, async () => await analysis.EstimateEffectsAsync(new()));
        var concealed = await TrueResults.NumbersAsync(programme, rehearsal.Values);
        Assert.Empty(await TrueResults.HitsAsync(programme, concealed));
        await GivenAnalysis.UnmaskedAsync(programme, plan.Sha256, locked.Sha256);

        var run = (await analysis.EstimateEffectsAsync(new())).Run;
        var results = await ResultsAsync(programme, run);

        var wrong = Reference().Where(value => !IsNear(value.Value, results.GetValueOrDefault((value.Id, value.Key))))
            .Select(value => $"{value.Id} {value.Key}: {value.Value} is expected, not {results.GetValueOrDefault((value.Id, value.Key))}");
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
        Assert.NotEqual(results[("itt.primary.wls_rd", "estimate")], rehearsal[("itt.primary.wls_rd", "estimate")]);
        Assert.All(analysis.ListResults(new() { Run = 1, PageSize = 10_000 }).Results, result =>
            Assert.EndsWith("REHEARSAL", result.Status, StringComparison.Ordinal));
        // They are what the test looked for before the gate.
        Assert.True(concealed.Count > 500 && concealed.Contains(results[("itt.primary.wls_rd", "estimate")]), $"{concealed.Count}");
        await ByArmAsync(programme);
        await UnmovedAsync(programme, results);
    }

    /// <summary>What changes elsewhere after the lock is named, and moves no result: not a stored one, and not that of another
    /// run.</summary>
    private static async Task UnmovedAsync(RunningProgramme programme, Dictionary<(string Id, string Key), string> results)
    {
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        var post = (await enrolment.ListPostsAsync(new() { InPostOn = GivenDelivery.Day(2022, 9, 1), PageSize = 1 })).Posts[0];
        await enrolment.EndPostAsync(new()
        {
            PostId = post.PostId,
            Etag = post.Etag,
            EndedOn = GivenDelivery.Day(2022, 3, 1),
            LeavingReason = LeavingReason.Retired
        });
        await enrolment.WithdrawSchoolAsync(new()
        {
            Urn = "170002",
            WithdrawnOn = GivenDelivery.Day(2022, 2, 1),
            Scope = WithdrawalScope.Data,
            Reason = "workload"
        });
        var delivery = programme.Client<DeliveryService.DeliveryServiceClient>();
        var session = delivery.GetSession(new() { SessionRef = "S00001" }).Session;
        session.ActualMinutes += 5;
        await delivery.CorrectSessionAsync(new() { SessionRef = "S00001", Session = session, Reason = "wrong_entry" });
        // No call changes a return under a lock: the table does.
        Assert.Equal(1, await programme.SqlAsync("outcomes",
            "UPDATE {0}return_rows SET \"ContactsNfa\" = \"ContactsNfa\" + 1 WHERE \"Month\" = '2021-12' AND \"Urn\" = '170002'"));

        var verified = programme.Client<PeriodsService.PeriodsServiceClient>().VerifyLock(new());
        var stored = await ResultsAsync(programme, new() { Number = 2, State = AnalysisRunState.Started });
        var again = await ResultsAsync(programme, (await GivenAnalysis.Analysis(programme).EstimateEffectsAsync(new())).Run);

        Assert.Equal([$"- posts {post.PostId}", $"+ posts {post.PostId}", "- return 350 2021-12 1", "+ return 350 2021-12 1",
            "- sessions S00001", "+ sessions S00001", "+ withdrawals 170002 data"],
            verified.Differences.Select(Named).OrderBy(line => line[2..], StringComparer.Ordinal));
        Assert.Equal(results, stored);
        Assert.Equal(results, again);
    }

    /// <summary>Without the values of a return.</summary>
    private static string Named(string difference) =>
        difference[2..].StartsWith("return ", StringComparison.Ordinal) ? string.Join(' ', difference.Split(' ').Take(5)) : difference;

    /// <summary>The answers by arm have the interval of schools, not of contacts.</summary>
    private static async Task ByArmAsync(RunningProgramme programme)
    {
        var outcomes = await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.Statistician);
        var supervised = (await outcomes.SummariseContactsByArmAsync(new())).Intervention;

        Assert.Equal(0.372110116264, supervised.Nfa.Ratio, 1e-10);
        Assert.Equal(0.010529648412, supervised.NfaClusteredError, 1e-10);
        Assert.Equal((0.351, 0.393), (Math.Round(supervised.Nfa.Lower, 3), Math.Round(supervised.Nfa.Upper, 3)));
    }

    private static async Task<Dictionary<(string Id, string Key), string>> ResultsAsync(RunningProgramme programme, AnalysisRun run)
    {
        var ended = await GivenAnalysis.EndedAsync(programme, run);
        Assert.Equal((AnalysisRunState.Done, ""), (ended.State, ended.Fault));
        var results = (await GivenAnalysis.Analysis(programme).ListResultsAsync(new() { Run = run.Number, PageSize = 10_000 })).Results;
        return results.DistinctBy(result => (result.Id, result.Key))
            .ToDictionary(result => (result.Id, result.Key), result => result.Value);
    }

    private static IEnumerable<(string Id, string Key, double Value)> Reference() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "stats", "programme_reference.csv")).Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => (cells[1], cells[2],
                double.Parse(cells[3], CultureInfo.InvariantCulture)));

    private static bool IsNear(double expected, string? actual) =>
        double.TryParse(actual, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && Math.Abs(value - expected) <= Tolerance * Math.Abs(expected) + 1e-9;
}
