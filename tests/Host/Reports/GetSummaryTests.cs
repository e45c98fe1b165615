using Grpc.Core;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Report.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(WholeProgramme.Name)]
public sealed class GetSummaryTests(Programmes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_share_is_its_numerator_over_its_denominator(string store)
    {
        var summary = await SummaryAsync(await LoadedAsync(store));

        var shares = summary.Sections.SelectMany(section => section.Figures).Where(figure => figure.HasDenominator && figure.HasMeasure)
            .ToList();
        Assert.InRange(shares.Count, 100, 1_000);
        Assert.All(shares,
            figure => Assert.Equal(figure.Numerator / figure.Denominator
                * (figure.Path[^1].Contains("per_100", StringComparison.Ordinal) ? 100 : 1), figure.Measure, 1e-9));
    }

    [SkippableTheory, EachStore]
    public async Task Figures_say_over_which_days_and_by_which_rule_they_count(string store)
    {
        var summary = (await SummaryAsync(await LoadedAsync(store))).Sections.ToDictionary(section => section.Code);

        Assert.Equal((Trial.Default.FirstOn, Trial.Default.LastOn),
            (summary["outcomes_202122"].FirstOn.ToDateOnly(), summary["outcomes_202122"].LastOn.ToDateOnly()));
        Assert.Equal((new(2020, 9, 1), new(2021, 8, 31)),
            (summary["outcomes_baseline_202021"].FirstOn.ToDateOnly(), summary["outcomes_baseline_202021"].LastOn.ToDateOnly()));
        Assert.Equal("DOSE-1(6)", summary["dose"].Rule);
    }

    [SkippableTheory, EachStore]
    public async Task A_role_has_the_sections_that_it_may_ask_the_modules_for(string store)
    {
        var programme = await LoadedAsync(store);
        var lead = await programme.ClientAsync<ReportService.ReportServiceClient>(Role.ProgrammeLead);

        var summary = (await lead.GetSummaryAsync(new())).Sections.ToDictionary(section => section.Code);

        Assert.Equal(("", Reasons.RoleNotAllowed, Reasons.RoleNotAllowed),
            (summary["sessions"].AbsentReason, summary["outcomes"].AbsentReason, summary["cases"].AbsentReason));
        Assert.Empty(summary["outcomes"].Figures);
        Assert.NotEmpty(summary["sessions"].Figures);
    }

    [Fact]
    public async Task Before_the_draw_sections_are_absent_with_the_reason_and_print_as_null()
    {
        await using var programme = await RunningProgramme.StartAsync();

        var summary = (await SummaryAsync(programme)).Sections.ToDictionary(section => section.Code);
        var printed = await SummaryVerb.SummariseAsync(programme.Invoker(), new(), default);

        Assert.Equal((Reasons.NotDrawn, Reasons.NotDrawn), (summary["randomisation"].AbsentReason, summary["dose"].AbsentReason));
        Assert.True(printed.ContainsKey("randomisation"));
        Assert.Null(printed["randomisation"]);
        Assert.Equal("{}", printed["sessions"]!["per_la"]!.ToJsonString());
    }

    [Fact]
    public async Task Months_and_sessions_follow_the_trial_and_its_rule()
    {
        await using var programme = await GivenList.NineSchoolsAsync("sqlite", "--Trial:LastOn=2022-05-31");
        var allocation = programme.Client<AllocationService.AllocationServiceClient>();
        await programme.DrawAsync(allocation, (await allocation.FreezeListAsync(new())).List.ListHash, GivenList.Seed);
        await allocation.ReleaseAllocationAsync(new());
        var rule = new SetComplianceRuleRequest
        {
            Measure = ComplianceMeasure.Delivered,
            LeastSessions = 3,
            PreSpecified = true,
            DecidedOn = new DateOnly(2021, 8, 1).ToDate()
        };
        await programme.Client<DeliveryService.DeliveryServiceClient>().SetComplianceRuleAsync(rule);

        var (consort, dose) = ((await programme.SectionAsync("consort")).AsObject(), (await programme.SectionAsync("dose")).AsObject());

        Assert.Contains("registered_in_2_las", consort.Select(figure => figure.Key));
        Assert.Contains("outcome_returned_all_9_months", consort.Select(figure => figure.Key));
        Assert.Contains("share_with_3_or_more", dose.Select(figure => figure.Key));
    }

    [Fact]
    public async Task An_unknown_section_is_refused()
    {
        await using var programme = await RunningProgramme.StartAsync();

        var refused = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await SummaryAsync(programme, "dose", "doses"));

        Assert.Equal(["sections[1]"], refused.Fields());
    }

    private static async Task<GetSummaryResponse> SummaryAsync(RunningProgramme programme, params string[] sections) =>
        await programme.Client<ReportService.ReportServiceClient>().GetSummaryAsync(new() { Sections = { sections } });

    private async Task<RunningProgramme> LoadedAsync(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        return programme;
    }
}
