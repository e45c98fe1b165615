using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenUnitCosts;

namespace Programme.Tests;

/// <summary>SummariseUnitCosts where something is missing: reports of usual practice, pupils, rules for the programme's lines.</summary>
public sealed class UnitCostGapsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_school_without_pupils_leaves_numerator_and_denominator_of_the_known_figures_and_is_named(string store)
    {
        var economics = await programmes.WithDeliveryAsync(store);
        var answer = economics.SummariseUnitCosts(new());
        string[] codes = ["pupil.year_one", "pupil.without_prerequisites", "pupil.three_years", "pupil.three_years_without_schools_time"];

        foreach (var code in codes)
        {
            var own = economics.ExplainCost(new() { Code = code, PageSize = 1_000 }).Lines.Where(line => line.CostLine.Urn == "170110");
            var (all, known) = (Of(answer, code), Of(answer, $"{code}_known"));

            Assert.Equal(all.NumeratorPence - own.Sum(line => line.NominalPence), known.NumeratorPence);
            Assert.Equal(all.Denominator, known.Denominator);
            Assert.Equal(code.EndsWith("time", StringComparison.Ordinal), known.NumeratorPence == all.NumeratorPence);
            Assert.All([all, known], one => Assert.StartsWith(
                "SCHOOLS_WITHOUT_PUPILS: no register has a number of pupils of 170110;", one.Gap, StringComparison.Ordinal));
        }
    }

    [SkippableTheory, EachStore]
    public async Task Figures_of_an_authority_come_without_and_with_its_share_of_the_programmes_lines(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        var economics = programme.Client<EconomicsService.EconomicsServiceClient>();
        var before = economics.SummariseUnitCosts(new());
        await GivenAllocation.RulesAsync(economics);

        var answer = economics.SummariseUnitCosts(new());
        var spring = economics.SummariseUnitCosts(new() { Period = "2022-spring" });
        var coordinator = await programme.ClientAsync<EconomicsService.EconomicsServiceClient>(Role.LaCoordinator, "350");
        var own = coordinator.SummariseUnitCosts(new() { LaCode = "350" });
        var shared = economics.AllocateCosts(new()).Authorities.ToDictionary(one => one.LaCode);

        Assert.StartsWith("INPUT_MISSING: no rule of shared costs is set", before.ShareReason, StringComparison.Ordinal);
        Assert.All(before.Figures, figure => Assert.False(figure.HasWithShareValuePence));
        Assert.Equal(("", 0), (answer.ShareReason, answer.ProgrammeNotSharedPence));
        var totals = answer.Figures.Where(figure => figure is { Code: "total.all", LaCode.Length: > 0 }).ToList();
        Assert.Equal(114_413_322, totals.Sum(figure => figure.WithShareValuePence), 6);
        Assert.All(totals, figure => Assert.Equal((shared[figure.LaCode].OwnPence, shared[figure.LaCode].WithProgrammePence),
            ((long)figure.ValuePence, (long)figure.WithShareValuePence)));
        Assert.Equal(Of(spring, "total.all").ValuePence, spring.Figures.Where(figure => figure is { Code: "total.all", LaCode.Length: > 0 })
            .Sum(figure => figure.WithShareValuePence), 4);
        Assert.All(answer.Figures.Where(figure => figure is { Code: "school.marginal" or "usual_practice.supervised", LaCode.Length: > 0 }),
            figure => Assert.Equal(figure.ValuePence, figure.WithShareValuePence, 9));
        Assert.Equal("This key does not see the programme's lines.", own.ShareReason);
        Assert.All(own.Figures, figure => Assert.False(figure.HasWithShareValuePence));
    }

    [SkippableTheory, EachStore]
    public async Task With_shares_terms_add_up_to_the_year_and_usual_practice_at_no_school_is_said(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        var economics = programme.Client<EconomicsService.EconomicsServiceClient>();
        await GivenAllocation.RulesAsync(economics);
        Dictionary<string, double> Shares(string term) => economics.SummariseUnitCosts(new() { Period = term }).Figures
            .Where(figure => figure is { Code: "total.recurring", LaCode.Length: > 0 })
            .ToDictionary(figure => figure.LaCode, figure => figure.WithShareValuePence);

        var (year, terms) = (Shares(""), new[] { "2021-autumn", "2022-spring", "2022-summer" }.Select(Shares).ToList());
        await programme.Costs().ImportLinesAsync("U1,350,,la,travel,recurring,10000000,,2021/22,2021-09-01,2021-12-31,usual_practice\n");

        Assert.Equal(10, year.Count);
        Assert.All(year, one => Assert.Equal(one.Value, terms.Sum(term => term[one.Key]), 4));
        Assert.EndsWith("£100,000.00 of usual practice is at no school of either arm, and in no figure of an arm.",
            Of(economics.SummariseUnitCosts(new()), "school.incremental").Gap, StringComparison.Ordinal);
        await programme.Costs().ImportLinesAsync("U2,350,,la,travel,recurring,33400,,2021/22,2021-09-01,2022-07-31,usual_practice\n");
        // Of 334 days 120 are in the spring.
        Assert.EndsWith("£120.00 of usual practice is at no school of either arm, and in no figure of an arm.",
            Of(economics.SummariseUnitCosts(new() { Period = "2022-spring" }), "school.incremental").Gap, StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task Schools_without_a_report_of_usual_practice_are_counted_and_left_out_of_the_figures_beside(string store)
    {
        var answer = (await programmes.WithDeliveryAsync(store)).SummariseUnitCosts(new());

        Assert.Equal([("supervised", 152, 36, 0, 116), ("control", 154, 47, 0, 107)], answer.UsualPractice
            .Where(one => one.LaCode.Length == 0).Select(one => (one.Arm, one.Schools, one.WithCost, one.NothingSpent, one.Gaps)));
        Assert.Equal(22, answer.UsualPractice.Count);
        Assert.Equal(164.91375 * 152 / 36, Pounds(answer, "usual_practice.supervised_reported"), 9);
        Assert.Equal(224.686623377 * 154 / 47, Pounds(answer, "usual_practice.control_reported"), 8);
        Assert.Equal(Pounds(answer, "usual_practice.supervised_reported") - Pounds(answer, "usual_practice.control_reported"),
            Pounds(answer, "usual_practice.difference_reported"), 9);
        Assert.Equal(Pounds(answer, "school.average") + Pounds(answer, "usual_practice.difference_reported"),
            Pounds(answer, "school.incremental_reported"), 9);
        Assert.StartsWith("USUAL_PRACTICE_GAPS: 116 of 152 supervised and 107 of 154 control schools lack a cost or a nil return of usual "
            + "practice, 669 terms in all; what is missing counts as 0 here",
            Of(answer, "school.incremental").Gap, StringComparison.Ordinal);
        Assert.Equal("", Of(answer, "school.average").Gap);
    }

    [SkippableTheory, EachStore]
    public async Task A_report_of_one_term_makes_no_report_of_the_year_until_the_other_terms_are_there(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        var economics = programme.Client<EconomicsService.EconomicsServiceClient>();
        var periods = programme.Client<CostPeriodsService.CostPeriodsServiceClient>();
        var before = economics.SummariseUnitCosts(new());
        var treated = economics.AllocateCosts(new() { LaCode = "350", PageSize = 10_000 }).Costs.Select(cost => cost.Urn).ToHashSet();
        var gap = periods.ListUsualPracticeReturns(new() { LaCode = "350", Period = "2021-autumn", OwedOnly = true }).Returns
            .First(one => !treated.Contains(one.Urn)).Urn;

        await programme.Costs().ImportLinesAsync(
            $"U1,350,{gap},school,management,recurring,90000,,2021/22,2021-10-01,2021-10-31,usual_practice\n");
        var (year, autumn) = (economics.SummariseUnitCosts(new()), economics.SummariseUnitCosts(new() { Period = "2021-autumn" }));
        foreach (var term in new[] { "2022-spring", "2022-summer" })
            await periods.ReportNothingSpentAsync(new() { LaCode = "350", Period = term, Urns = { gap } });
        var whole = economics.SummariseUnitCosts(new());

        Assert.Equal((47, 107, 0, 321), Control(before));
        Assert.Equal((47, 107, 1, 320), Control(year));
        Assert.Equal((48, 106, 0, 106), Control(autumn));
        Assert.Equal((48, 106, 0, 318), Control(whole));
        Assert.Equal(Of(before, "usual_practice.control").NumeratorPence + 90_000, Of(year, "usual_practice.control").NumeratorPence);
        Assert.Equal(Of(before, "usual_practice.control_reported"), With(year, before));
        Assert.Equal((Of(before, "usual_practice.control_reported").NumeratorPence + 90_000, 48.0),
            (Of(whole, "usual_practice.control_reported").NumeratorPence, Of(whole, "usual_practice.control_reported").Denominator));
        Assert.Contains(economics.ExplainCost(new() { Code = "usual_practice.control_reported", PageSize = 1_000 }).Lines,
            line => line.CostLine.LineRef == "U1");
    }

    private static (int, int, int, int) Control(SummariseUnitCostsResponse answer)
    {
        var control = answer.UsualPractice.Single(one => one is { LaCode: "", Arm: "control" });
        return (control.WithCost + control.NothingSpent, control.Gaps, control.Partly, control.TermsMissing);
    }

    /// <summary>The figure of controls that reported, with the words of another answer.</summary>
    private static UnitCostFigure With(SummariseUnitCostsResponse answer, SummariseUnitCostsResponse words)
    {
        var figure = Of(answer, "usual_practice.control_reported").Clone();
        figure.Gap = Of(words, "usual_practice.control_reported").Gap;
        return figure;
    }

    [SkippableTheory, EachStore]
    public async Task A_school_without_pupils_on_the_first_day_takes_them_from_the_nearest_register_that_has_a_number(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        var economics = programme.Client<EconomicsService.EconomicsServiceClient>();
        var before = economics.SummariseUnitCosts(new());

        await ImportAsync(programme, 20_220_301, pupils: 990);
        await ImportAsync(programme, 20_220_101, pupils: 650);
        var after = economics.SummariseUnitCosts(new());

        Assert.Equal(["170110"], before.SchoolsWithoutPupils);
        Assert.Empty(after.SchoolsWithoutPupils);
        Assert.Equal(Pupils(before) + 650, Pupils(after));
        Assert.Equal(Pupils(after), programme.Costs().SummariseCosts(new()).Overall.TreatedPupils);
    }

    private static double Pupils(SummariseUnitCostsResponse answer) =>
        answer.Figures.Single(figure => figure is { Code: "pupil.year_one", LaCode: "" }).Denominator;

    /// <summary>The register of a day in which one school has the number of pupils that it lacks elsewhere.</summary>
    private static async Task ImportAsync(RunningProgramme programme, int day, int pupils)
    {
        var encoding = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var lines = encoding.GetString(GivenRegister.RealFile("register/edubasealldata20210901.csv")).Split('\n').Select(line =>
            line.StartsWith("170110,", StringComparison.Ordinal)
                ? line.Replace("\"21-01-2021\",,", $"\"21-01-2021\",{pupils},", StringComparison.Ordinal) : line);
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportRegister().SendAsync(
            new ImportRegisterRequest { Options = Imports.Options($"edubasealldata{day}.csv") },
            encoding.GetBytes(string.Join('\n', lines)));
    }
}
