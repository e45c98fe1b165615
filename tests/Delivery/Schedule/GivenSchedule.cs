using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Hosts where all is enrolled, drawn and in term, on whatever day a test needs; each test has authorities of its own.</summary>
public sealed class ScheduledProgrammes : IAsyncLifetime
{
    public const string Name = "Scheduled";
    private readonly Programmes programmes = new();
    private readonly Dictionary<string, Task<RunningProgramme>> enrolled = [];

    public async Task<RunningProgramme> OnAsync(string store, int year, int month, int day)
    {
        if (!enrolled.TryGetValue(store, out var programme))
            enrolled[store] = programme = EnrolAsync(store);
        (await programme).On(year, month, day);
        return await programme;
    }

    public Task InitializeAsync() => programmes.InitializeAsync();

    public Task DisposeAsync() => programmes.DisposeAsync();

    private async Task<RunningProgramme> EnrolAsync(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenDelivery.EnrolAsync(programme, allTerms: true);
        return programme;
    }
}

[CollectionDefinition(ScheduledProgrammes.Name)]
public sealed class ScheduledGroup : ICollectionFixture<ScheduledProgrammes>;

/// <summary>Days, calendars and plans of such a host.</summary>
internal static class GivenSchedule
{
    /// <summary>Sets the clock to the morning of a day, earlier ones too.</summary>
    public static void On(this RunningProgramme programme, int year, int month, int day) =>
        programme.Clock.AdjustTime(new DateTimeOffset(year, month, day, 9, 0, 0, TimeSpan.Zero));

    public static async Task<PlanSessionsResponse> PlanAsync(this RunningProgramme programme, string laCode, bool validateOnly = false) =>
        await GivenDelivery.Schedule(programme).PlanSessionsAsync(new PlanSessionsRequest { LaCode = laCode, ValidateOnly = validateOnly });

    /// <summary>The sessions of a school or an authority, but for those taken out of the plan.</summary>
    public static List<Session> Sessions(this RunningProgramme programme, string laCode, string urn = "") =>
        [.. GivenDelivery.Delivery(programme).ListSessions(new() { LaCode = laCode, Urn = urn, PageSize = 1000 }).Sessions
            .Where(session => session.Status != SessionStatus.Removed)];

    /// <summary>A treated school of an authority whose plan is made.</summary>
    public static string School(this RunningProgramme programme, string laCode, int number = 0) =>
        programme.Sessions(laCode).Select(session => session.Urn).Distinct().Order(StringComparer.Ordinal).ElementAt(number);

    public static async Task HolidayAsync(this RunningProgramme programme, string title, params string[] days)
    {
        var events = string.Join(',', days.Select(day => $$"""{"title":"{{title}}","date":"{{day}}"}"""));
        await GivenDelivery.Schedule(programme).ImportHolidays().SendAsync(
            new ImportHolidaysRequest { Options = Imports.Options("bank-holidays.json") },
                """{"england-and-wales":{"events":[EVENTS]}}""".Replace("EVENTS", events, StringComparison.Ordinal));
    }

    public static async Task TermsAsync(this RunningProgramme programme, string rows) =>
        await GivenDelivery.Schedule(programme).ImportTermDates()
        .SendAsync(new ImportTermDatesRequest { Options = Imports.Options("term-dates.csv") },
            "la_code,name,starts_on,ends_on,kind,urn\n" + rows);

    public static string Text(Google.Type.Date? day) => day is null ? "" : $"{day.Year}-{day.Month:00}-{day.Day:00}";
}
