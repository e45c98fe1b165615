using Programme.Access.V1;
using Programme.Host;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(WholeProgramme.Name)]
public sealed class SummariseReturnsTests(Programmes programmes)
{
    [SkippableTheory, EachStore]
    public async Task The_synthetic_programme_s_returns_are_those_of_its_files(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithEverythingAsync(programme);

        WholeProgramme.AssertSame(WholeProgramme.Truth("returns"), await programme.SectionAsync("returns"));
        var returns = outcomes.SummariseReturns(new());
        Assert.Equal((230, 228), (returns.Expected, returns.Received));
    }

    [SkippableTheory, EachStore]
    public async Task On_an_earlier_day_only_what_was_known_then_counts(string store)
    {
        var outcomes = await GivenOutcomes.WithEverythingAsync(await programmes.OnAsync(store));

        // October's returns are due on 30 November: those of 357 (never) and 358 (three months late) are missing on 1 December.
        var returns = outcomes.SummariseReturns(new() { KnownOn = new() { Year = 2021, Month = 12, Day = 1 } });

        Assert.Equal(["357 2021-10", "358 2021-08", "358 2021-09", "358 2021-10"],
            returns.Missing.Select(item => $"{item.LaCode} {item.Month}"));
        Assert.Empty(returns.Restated);
        Assert.DoesNotContain(returns.BlankRows, row => string.CompareOrdinal(row.Month, "2021-10") > 0);
    }

    [SkippableTheory, EachStore]
    public async Task An_authority_s_data_officer_sees_the_own_returns_alone(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        var officer = await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.LaDataOfficer, "357");

        var returns = officer.SummariseReturns(new());

        Assert.Equal((23, 21), (returns.Expected, returns.Received));
        Assert.Empty(returns.BlankRows);
        Assert.Equal(["357"], returns.MedianDaysToExtract.Keys);
    }

    [SkippableTheory, EachStore]
    public async Task Single_schools_are_told_to_those_alone_who_may_list_their_rows(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);

        var lead = (await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.ProgrammeLead)).SummariseReturns(new());
        var manager = (await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.DataManager)).SummariseReturns(new());

        Assert.NotEmpty(manager.BlankRows);
        Assert.NotEmpty(manager.SchoolsZeroAllTrialMonths);
        Assert.Empty(lead.BlankRows);
        Assert.Empty(lead.SchoolsZeroAllTrialMonths);
        Assert.Equal((manager.TrueZeroRows, manager.Missing, manager.Restated), (lead.TrueZeroRows, lead.Missing, lead.Restated));
    }
}
