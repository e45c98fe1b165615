using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A contact, a referral, an assessment and a section 47 enquiry can each end without further action. They are four
/// things.</summary>
public sealed class NoFurtherActionTests
{
    [SkippableTheory, EachStore]
    public async Task No_figure_of_contacts_moves_when_another_kind_of_no_further_action_does_under_any_rule(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        await programme.Client<PeriodsService.PeriodsServiceClient>()
            .SetDefinitionAsync(new()
            {
                Definition =
                new() { LaCode = "351", FirstMonth = "2021-10", Rule = "INAPPROPRIATE-2", Reason = "As agreed." }
            });
        await ReturnAsync(outcomes, "2021-11-30", referralsNfa: 7, notInNeed: 6, s47: 5);
        var before = await FiguresAsync(programme);

        await ReturnAsync(outcomes, "2021-12-15", referralsNfa: 23, notInNeed: 21, s47: 19);

        Assert.Equal(before, await FiguresAsync(programme));
        Assert.Contains(before, line =>
            line.StartsWith("programme_contacts{la=\"351\",la_name=\"Bury\",period=\"2021-09\",measure=\"nfa\"} 12",
                StringComparison.Ordinal));
        Assert.Contains(before, line =>
            line.StartsWith("programme_contacts{la=\"351\",la_name=\"Bury\",period=\"2021-10\",measure=\"nfa_or_advice_only\"} 20",
                StringComparison.Ordinal));
        var rows = outcomes.ListReturnRows(new() { LaCode = "351", ReportingMonth = "2021-10" }).Rows;
        Assert.Equal((12, 23, 21, 19),
            (rows.Sum(row => row.ContactsNfa), rows.Sum(row => row.ReferralsNfa), rows.Sum(row => row.AssessmentsNotInNeed),
                rows.Sum(row => row.S47Started)));
    }

    private static async Task ReturnAsync(OutcomesService.OutcomesServiceClient outcomes, string extractOn, int referralsNfa, int notInNeed,
        int s47)
    {
        foreach (var month in new[] { "2021-09", "2021-10" })
        {
            await outcomes.ImportAsync("351", month, GivenOutcomes.FullBuryReturn(month, extractOn, 40, 12,
                ("contacts_advice_only", 8), ("referrals", 30), ("referrals_nfa", referralsNfa), ("assessments_started", 30),
                    ("assessments_not_in_need", notInNeed), ("s47_started", s47)));
        }
    }

    private static async Task<List<string>> FiguresAsync(RunningProgramme programme)
    {
        var (outcomes, monitoring) = (programme.Client<OutcomesService.OutcomesServiceClient>(),
            programme.Client<MonitoringService.MonitoringServiceClient>());
        return
        [
            .. (await programme.ScrapeAsync()).Where(line => line.Contains("contact", StringComparison.Ordinal)),
            outcomes.SummariseContacts(new()).ToString(), outcomes.ListContactFigures(new()).ToString(),
            monitoring.GetMonitoringFigures(new()).ToString(), monitoring.SummariseMonitoring(new()).ToString(),
                programme.Client<PeriodsService.PeriodsServiceClient>().ListBreaks(new()).ToString(),
        ];
    }
}
