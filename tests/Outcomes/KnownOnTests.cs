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

        var contacts = await outcomes.SummariseContactsAsync(new() { FirstMonth = "2020-09", LastMonth = "2022-07", KnownOn = day.ToDate() });

        var expected = ReturnFile.KnownOn(day).OrderBy(file => file.LaCode, StringComparer.Ordinal).ThenBy(file => file.Month, StringComparer.Ordinal)
            .Select(file => $"{file.LaCode} {file.Month} {file.Sum("contacts_total")} {file.Sum("contacts_nfa")}");
        Assert.Equal(expected, contacts.ByLaAndMonth.Select(month => $"{month.LaCode} {month.Month} {month.Nfa.Denominator} {month.Nfa.Numerator}"));
    }

    [SkippableTheory, EachStore]
    public async Task The_rows_of_a_restated_month_are_those_of_the_version_known_on_the_day(string store)
    {
        var outcomes = await GivenOutcomes.WithEverythingAsync(await programmes.OnAsync(store));
        ListReturnRowsResponse On(int year, int month) => outcomes.ListReturnRows(new() { LaCode = "351", ReportingMonth = "2021-11", KnownOn = new() { Year = year, Month = month, Day = 9 } });

        Assert.Equal((1, 2), (On(2021, 12).Version, On(2022, 3).Version));
        Assert.Equal(ReturnFile.Read("351", "2021-11").Sum("contacts_total"), On(2021, 12).Rows.Sum(row => row.ContactsTotal));
        await Imports.RefusedAsync(Reasons.NotFound, async () => await outcomes.ListReturnRowsAsync(new() { LaCode = "351", ReportingMonth = "2021-11", KnownOn = new() { Year = 2021, Month = 12, Day = 1 } }));
    }
}
