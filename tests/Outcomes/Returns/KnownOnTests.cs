using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>"As known on" a day: what the files extracted up to it say, counted here without the program.</summary>
[Collection(WholeProgramme.Name)]
public sealed class KnownOnTests(Programmes programmes)
{
    public static TheoryData<string, string> StoresAndDays => new()
    {
        { "sqlite", "2021-12-20" }, { "sqlite", "2022-01-31" }, { "sqlite", "2022-05-15" }, { "sqlite", "2023-01-16" },
        { "postgres", "2021-12-20" }, { "postgres", "2022-01-31" }, { "postgres", "2022-05-15" }, { "postgres", "2023-01-16" },
    };

    [SkippableTheory, MemberData(nameof(StoresAndDays))]
    public async Task Contacts_per_authority_and_month_as_known_on_a_day_are_those_of_the_files_extracted_by_then(string store, string on)
    {
        var outcomes = await GivenOutcomes.WithEverythingAsync(await programmes.OnAsync(store));
        var day = DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture);

        var contacts =
            await outcomes.SummariseContactsAsync(new() { FirstMonth = "2020-09", LastMonth = "2022-07", KnownOn = day.ToDate() });

        var expected = ReturnFile.KnownOn(day).OrderBy(file => file.LaCode, StringComparer.Ordinal)
            .ThenBy(file => file.Month, StringComparer.Ordinal)
            .Select(file => $"{file.LaCode} {file.Month} {file.Sum("contacts_total")} {file.Sum("contacts_nfa")}");
        Assert.Equal(expected,
            contacts.ByLaAndMonth.Select(month => $"{month.LaCode} {month.Month} {month.Nfa.Denominator} {month.Nfa.Numerator}"));
    }

    [SkippableTheory, EachStore]
    public async Task The_rows_of_a_restated_month_are_those_of_the_version_known_on_the_day(string store)
    {
        var outcomes = await GivenOutcomes.WithEverythingAsync(await programmes.OnAsync(store));
        ListReturnRowsResponse On(int year, int month) =>
            outcomes.ListReturnRows(new()
            {
                LaCode = "351",
                ReportingMonth = "2021-11",
                KnownOn = new() { Year = year, Month = month, Day = 9 }
            });

        Assert.Equal((1, 2), (On(2021, 12).Version, On(2022, 3).Version));
        Assert.Equal(ReturnFile.Read("351", "2021-11").Sum("contacts_total"), On(2021, 12).Rows.Sum(row => row.ContactsTotal));
        await Imports.RefusedAsync(Reasons.NotFound,
            async () =>
                await outcomes.ListReturnRowsAsync(new()
                {
                    LaCode = "351",
                    ReportingMonth = "2021-11",
                    KnownOn = new() { Year = 2021, Month = 12, Day = 1 }
                }));
    }
}

/// <summary>What is set later does not change what was known before.</summary>
public sealed class KnownBeforeTests
{
    [SkippableTheory, EachStore]
    public async Task A_figure_as_known_before_a_definition_changed_is_the_one_that_was_given_then(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        var monitoring = programme.Client<MonitoringService.MonitoringServiceClient>();
        await outcomes.ImportAsync("351", "2021-09",
            GivenOutcomes.FullBuryReturn("2021-09", "2021-10-10", 40, 12, ("contacts_advice_only", 8)));
        await outcomes.ImportAsync("351", "2021-10",
            GivenOutcomes.FullBuryReturn("2021-10", "2021-11-10", 40, 12, ("contacts_advice_only", 8)));
        var then = programme.Clock.Today().ToDate();
        var asked = (outcomes.SummariseContacts(new()), monitoring.SummariseMonitoring(new()), periods.ListBreaks(new()),
            periods.ListDefinitions(new()));
        Assert.Equal(asked.Item1, outcomes.SummariseContacts(new() { KnownOn = then }));

        foreach (var (days, rule) in new[] { (1, "INAPPROPRIATE-2"), (2, "INAPPROPRIATE-1"), (3, "INAPPROPRIATE-2") })
        {
            programme.Clock.SetUtcNow(new DateTimeOffset(2022, 10, 1 + days, 9, 0, 0, TimeSpan.Zero));
            await periods.SetDefinitionAsync(
                new() { Definition = new() { LaCode = "351", FirstMonth = "2021-10", Rule = rule, Reason = "As agreed." } });
        }

        Assert.Equal(asked,
            (outcomes.SummariseContacts(new() { KnownOn = then }), monitoring.SummariseMonitoring(new() { AsOf = then }),
                periods.ListBreaks(new() { KnownOn = then }), periods.ListDefinitions(new() { KnownOn = then })));
        Assert.Equal([24, 32, 24, 32],
            new[] { 1, 2, 3, 4 }.Select(day =>
                (int)outcomes.SummariseContacts(
                    new() { KnownOn = new() { Year = 2022, Month = 10, Day = day } }).Overall.Inappropriate.Numerator));
        Assert.Equal(32, outcomes.SummariseContacts(new()).Overall.Inappropriate.Numerator);
        Assert.Single(periods.ListDefinitions(new()).Definitions);
    }

    [SkippableTheory, EachStore]
    public async Task What_stood_in_for_a_month_on_a_day_still_does_for_figures_as_known_on_it(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var outcomes = await GivenOutcomes.WithThreeReturnsAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        await periods.DeclareCarriedForwardAsync(new()
        {
            LaCode = "351",
            Month = "2021-11",
            FromMonth = "2021-09",
            Reason = "The system is down."
        });
        var request = new SummariseContactsRequest { WithCarriedForward = true, KnownOn = programme.Clock.Today().ToDate() };
        var asked = outcomes.SummariseContacts(request);

        programme.Clock.Advance(TimeSpan.FromDays(1));
        await periods.DeclareCarriedForwardAsync(new()
        {
            LaCode = "351",
            Month = "2021-11",
            FromMonth = "2021-10",
            Reason = "October is nearer."
        });

        Assert.Equal(asked, outcomes.SummariseContacts(request));
        Assert.Equal((60, 44),
            (asked.ByLaAndMonth[^1].Nfa.Denominator,
                outcomes.SummariseContacts(new() { WithCarriedForward = true }).ByLaAndMonth[^1].Nfa.Denominator));
        Assert.Equal(("2021-10", "2021-09"),
            (periods.ListCarriedForward(new()).CarriedForward.Single().FromMonth,
                periods.ListCarriedForward(new() { KnownOn = request.KnownOn }).CarriedForward.Single().FromMonth));
    }

    /// <summary>The clock stands at 1 October 2022; the second return was extracted long before it and comes two days later.</summary>
    [SkippableTheory, EachStore]
    public async Task With_the_day_of_receipt_a_return_that_comes_late_with_an_early_extract_changes_nothing(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        await outcomes.ImportAsync("351", "2021-09", GivenOutcomes.FullBuryReturn("2021-09", "2021-10-10", 40, 12));
        var (extracted, received) = (new DateOnly(2021, 12, 31).ToDate(), programme.Clock.Today().ToDate());
        SummariseContactsResponse Asked(Google.Type.Date? receivedBy) =>
            outcomes.SummariseContacts(new() { KnownOn = extracted, ReceivedBy = receivedBy });
        var before = Asked(null);

        // 22:59 UTC is one minute to midnight in England, and belongs to the day.
        programme.Clock.SetUtcNow(new DateTimeOffset(2022, 10, 3, 22, 59, 0, TimeSpan.Zero));
        await outcomes.ImportAsync("351", "2021-10", GivenOutcomes.FullBuryReturn("2021-10", "2021-11-10", 30, 9));

        Assert.Equal((40, 70), (before.Overall.Nfa.Denominator, Asked(null).Overall.Nfa.Denominator));
        Assert.Equal(before, Asked(received));
        Assert.Equal(40, Asked(new DateOnly(2022, 10, 2).ToDate()).Overall.Nfa.Denominator);
        Assert.Equal(Asked(null), Asked(new DateOnly(2022, 10, 3).ToDate()));
        Assert.Equal(0, Asked(new DateOnly(2022, 9, 30).ToDate()).Overall.Nfa.Denominator);
    }
}
