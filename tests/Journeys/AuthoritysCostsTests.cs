using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;
using Economics = Programme.Costs.V1.EconomicsService.EconomicsServiceClient;
using Periods = Programme.Costs.V1.CostPeriodsService.CostPeriodsServiceClient;

namespace Programme.Tests;

/// <summary>One authority's costs of a year: they come in with mistakes, are asked about, mended and approved, and what a session cost
/// follows the records and explains itself.</summary>
public sealed class AuthoritysCostsTests
{
    private const string La = "350";
    private const string Graded = "NJC 33 (invented)";
    private static readonly string[] Terms = ["2021-summer", "2021-autumn", "2022-spring", "2022-summer"];

    /// <summary>The authority's lines of the synthetic programme, each with the grade that its hours need.</summary>
    private static readonly List<string[]> Year = [.. GivenCosts.File("cost-lines.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(row => row.TrimEnd('\r').Split(',')).Where(row => row[1] == La).Select(row => (string[])
            [.. row, row[7].Length > 0 ? Graded : ""])];

    [SkippableTheory, EachStore]
    public async Task A_year_of_costs_is_asked_about_mended_approved_and_explained(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadBeforeCostsAsync();
        await programme.LoadAttendanceAsync();
        var coordinator = await programme.ClientAsync<Periods>(Role.LaCoordinator, La);
        var manager = await programme.ClientAsync<Periods>(Role.TrialManager);

        await ComesInWithMistakesAsync(programme, coordinator, manager);
        await IsMendedAndAnsweredAsync(programme, coordinator);
        await IsApprovedAsync(programme, coordinator, manager);
        await FollowsASessionAsync(programme);
        await FollowsThePricesAsync(programme);
    }

    /// <summary>A line twice, recurring management as start-up, and nothing from May on.</summary>
    private static async Task ComesInWithMistakesAsync(RunningProgramme programme, Periods coordinator, Periods manager)
    {
        await SendAsync(programme, [.. Year.Where(row => row[9] != "2022-05-01").Select(row => row[0] == "K00021" ? With(row, 5, "start_up")
            : row), With(Year.Single(row => row[0] == "K00020"), 0, "Z1")]);

        var queries = coordinator.ListCostQueries(new()).Queries;
        var terms = coordinator.ListCostPeriods(new()).Periods;
        await Imports.RefusedAsync(Reasons.NotFound, () => coordinator.SubmitCostsAsync(Term("2022-summer")).ResponseAsync);
        var submitted = (await coordinator.SubmitCostsAsync(Term("2021-autumn"))).Period;
        await Imports.RefusedAsync(Reasons.QueriesOpen,
            () => manager.ApproveCostsAsync(new() { LaCode = La, Period = "2021-autumn" }).ResponseAsync);
        await manager.ReopenCostsAsync(new() { LaCode = La, Period = "2021-autumn", Reason = "A line is in it twice." });

        Assert.Equal([("2021-autumn", "K1", "Z1"), ("2022-spring", "K6", "K00021")],
            queries.Select(query => (query.Period, query.Rule, query.Subject)));
        Assert.Equal(Terms.Zip(["late", "late", "late", "late"], [2, 46, 6, 0]), terms.Select(one => (one.Period, one.State, one.Lines)));
        Assert.Equal(("submitted", 1, "test-lacoordinator"), (submitted.State, submitted.OpenQueries, submitted.SubmittedBy));
    }

    /// <summary>The line goes, the class is corrected, the missing term comes without its travel, and that is answered.</summary>
    private static async Task IsMendedAndAnsweredAsync(RunningProgramme programme, Periods coordinator)
    {
        var costs = programme.Costs();
        await SendAsync(programme, [.. Year.Where(row => row[0] != "K00024").Select(row => row[0] == "K00021" ? With(row, 5, "start_up")
            : row)], removes: 1);
        var line = Line(programme, "K00021");
        line.CostClass = CostClass.Recurring;
        await costs.CorrectCostLineAsync(new() { CostLine = line, Reason = "Management comes again each term." });

        var asked = coordinator.ListCostQueries(new() { OpenOnly = true }).Queries.Single();
        await coordinator.AnswerCostQueryAsync(new()
        {
            LaCode = La,
            Period = asked.Period,
            Rule = asked.Rule,
            Subject = asked.Subject,
            Reason = "All sessions from May on were remote.",
        });

        Assert.Equal(("2022-summer", "K7", "travel"), (asked.Period, asked.Rule, asked.Subject));
        Assert.Equal(["K00021", "Z1"], costs.ListCostLineVersions(new()).Versions.Select(version => version.CostLine.LineRef));
    }

    private static async Task IsApprovedAsync(RunningProgramme programme, Periods coordinator, Periods manager)
    {
        foreach (var term in Terms)
        {
            await coordinator.SubmitCostsAsync(Term(term));
            await manager.ApproveCostsAsync(new() { LaCode = La, Period = term });
        }

        var closed = Line(programme, "K00023");
        closed.AmountPence++;
        await Imports.RefusedAsync(Reasons.PeriodApproved,
            () => programme.Costs().CorrectCostLineAsync(new() { CostLine = closed, Reason = "Typing error" }).ResponseAsync);
        Assert.All(coordinator.ListCostPeriods(new()).Periods, term => Assert.Equal(
            ("approved", "test-lacoordinator", "test-trialmanager", 0),
            (term.State, term.SubmittedBy, term.ApprovedBy, term.OpenQueries)));
    }

    /// <summary>A session that was recorded as cancelled was held: the same pence over one session more, line by line.</summary>
    private static async Task FollowsASessionAsync(RunningProgramme programme)
    {
        var delivery = programme.Client<DeliveryService.DeliveryServiceClient>();
        var before = Explained(programme, "session.delivered");
        var session = delivery.GetSession(new() { SessionRef = "S00003" }).Session;
        (session.Status, session.HeldOn, session.ActualMinutes) = (SessionStatus.Delivered, session.ScheduledOn, 90);
        (session.CancelledBy, session.Reason) = (CancelledBy.Unspecified, "");
        await delivery.CorrectSessionAsync(new() { SessionRef = "S00003", Session = session, Reason = "wrong_entry" });

        var after = Explained(programme, "session.delivered");

        var pence = Year.Where(row => row[0] != "K00024" && row[11] == "intervention")
            .ToDictionary(row => row[0], row => double.Parse(row[6], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((154, 155), ((int)before.Figure.Denominator, (int)after.Figure.Denominator));
        Assert.Equal(pence.Values.Sum() / 155, after.Figure.ValuePence, 9);
        Assert.Equal(pence, after.Lines.ToDictionary(line => line.CostLine.LineRef, line => line.NominalPence));
        Assert.Equal(after.Figure.NumeratorPence, after.Lines.Sum(line => line.Share) * after.Figure.NumeratorPence, 6);
        Assert.Equal(before.Lines, after.Lines);
    }

    /// <summary>A second version of the index moves real figures alone, and by its number the first is had again.</summary>
    private static async Task FollowsThePricesAsync(RunningProgramme programme)
    {
        var economics = programme.Client<Economics>();
        var before = economics.SummariseUnitCosts(new() { LaCode = La });
        await programme.Costs().ImportIndexAsync("year,index,label\n2020/21,98.10,\"Invented, revised\"\n");

        var after = economics.SummariseUnitCosts(new() { LaCode = La });
        var again = economics.SummariseUnitCosts(new() { LaCode = La, PriceIndexVersion = 1 });

        Assert.Equal(before, again);
        Assert.Equal((1, 2), (before.PriceIndexVersion, after.PriceIndexVersion));
        Assert.Equal(before.Figures.Select(Nominal), after.Figures.Select(Nominal));
        Assert.Equal(before.StaffHours, after.StaffHours);
        Assert.Equal(["total.prerequisite", "total.start_up", "total.all"], before.Figures.Zip(after.Figures)
            .Where(pair => pair.First.Unit == "total" && pair.First.RealValuePence != pair.Second.RealValuePence)
            .Select(pair => pair.First.Code));
        var prerequisite = Explained(programme, "total.prerequisite");
        Assert.Equal(100 / 98.10, prerequisite.Lines.Single().PriceFactor, 12);
        Assert.Equal(196_839 * 100 / 98.10, prerequisite.Figure.RealValuePence, 6);
    }

    private static UnitCostFigure Nominal(UnitCostFigure figure)
    {
        var nominal = figure.Clone();
        nominal.RealNumeratorPence = 0;
        nominal.ClearRealValuePence();
        nominal.ClearRealWithShareValuePence();
        return nominal;
    }

    private static ExplainCostResponse Explained(RunningProgramme programme, string code) =>
        programme.Client<Economics>().ExplainCost(new() { Code = code, LaCode = La, PageSize = 1_000 });

    private static CostLine Line(RunningProgramme programme, string lineRef) => programme.Costs()
        .ListCostLines(new() { LaCode = La, PageSize = 1_000 }).CostLines.Single(line => line.LineRef == lineRef);

    private static SubmitCostsRequest Term(string period) => new() { LaCode = La, Period = period };

    private static string[] With(string[] row, int column, string text) => [.. row.Select((cell, at) => at == column ? text : cell)];

    /// <summary>All lines of the authority in one file; those that are not in it go.</summary>
    private static async Task SendAsync(RunningProgramme programme, IEnumerable<string[]> rows, int removes = 0)
    {
        var options = Imports.Options("bolton-2021-22.csv");
        (options.Complete, options.Removes) = (true, removes);
        await programme.Costs().ImportCosts().SendAsync(new ImportCostsRequest { Options = options },
            GivenCosts.Header.TrimEnd() + ",grade\n" + string.Concat(rows.Select(row => string.Join(',', row) + "\n")));
    }
}
