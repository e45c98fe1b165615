using Programme.Common.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Files as they come in practice, each with what is right. The folders are those of Data/field.</summary>
public sealed class FieldFilesTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Theory]
    [InlineData("11-blank-rows-from-excel/350/2021-11-v2.csv")]
    [InlineData("11-blank-rows-from-excel/350x/350/2021-11-v2.xlsx")]
    [InlineData("13-header-with-space/350/2021-11-v2.csv")]
    [InlineData("13-header-with-space/x/350/2021-11-v2.xlsx")]
    [InlineData("09-month-cell-made-by-excel/350/2021-11-v2.xlsx")]
    [InlineData("09-month-cell-made-by-excel/custom/350/2021-11-v2.xlsx")]
    [InlineData("09-month-cell-made-by-excel/csv/350/2021-11-v2.csv")]
    [InlineData("16-sheet-behind-a-guidance-sheet/350/2021-11-v2.xlsx")]
    [InlineData("16-sheet-behind-a-guidance-sheet/hidden/350/2021-11-v2.xlsx")]
    [InlineData("16-sheet-behind-a-guidance-sheet/noref/350/2021-11-v2.xlsx")]
    [InlineData("23-folder-with-workbooks/350/2021-11-v2.xlsx")]
    [InlineData("23-folder-with-workbooks/upper/350/2021-11-v2.CSV")]
    [InlineData("24-invisible-characters/350/2021-11-v2.csv")]
    public async Task A_return_is_taken_with_its_34_rows(string file) => Assert.Equal(34, (await CheckAsync("returns", file)).RowsAdded);

    [Theory]
    [InlineData("returns", "06-header-twice/350/2021-11-v2.csv", "line 1, column contacts_nfa",
        "contacts_nfa is in the header twice (columns 4 and 22)")]
    [InlineData("sessions", "06-header-twice/sessions.csv", "line 1, column held_on", "held_on is in the header twice (columns 8 and 19)")]
    [InlineData("returns", "14-comma-in-a-note/350/2021-11-v2.csv", "line 3", "the line has 22 cells, the header 21")]
    public async Task A_file_that_could_be_read_in_two_ways_is_refused_by_place(string kind, string file, string place, string words)
    {
        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => CheckAsync(kind, file));

        Assert.Equal(place, refusal.Fields()[0]);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ssd_contacts_350.csv", 2)]
    [InlineData("ssd_contacts-number-comments_350.csv", 1)]
    [InlineData("ssd_contacts-early_350.csv", 1)]
    [InlineData("ssd_contacts-eclipse_350.csv", 2)]
    public async Task Each_published_layout_of_contacts_is_taken(string file, int rows) =>
    Assert.Equal(rows, (await CheckAsync("contacts", $"03-ssd-standard-flags/{file}")).RowsAdded);

    [Fact]
    public async Task The_file_of_one_division_is_taken() =>
    Assert.Equal(43, (await CheckAsync("holidays", "19-govuk-one-division/england-and-wales.json")).RowsRead);

    [Fact]
    public async Task Half_a_register_is_refused_and_a_whole_one_in_other_forms_is_taken()
    {
        var folder = Directory.CreateTempSubdirectory("programme-field-").FullName;
        var whole = GivenOutcomes.Path("register/edubasealldata20220301.csv");
        var lines = await File.ReadAllLinesAsync(whole, Intake.TextForm.Windows1252);
        async Task<ImportReport> RegisterAsync(string name, IEnumerable<string> text, DateOnly? on = null)
        {
            var file = Path.Combine(folder, name);
            await File.WriteAllLinesAsync(file, text, Intake.TextForm.Windows1252);
            return await CheckAsync(new ImportFile(file, ValidateOnly: true) { On = on });
        }

        var half = await Imports.RefusedAsync(Reasons.FileInvalid, () => RegisterAsync("edubasealldata20220301.csv", lines.Take(755)));
        var cut = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => RegisterAsync("edubasealldata20220301.csv", [.. lines.Take(905), lines[905][..40]]));

        Assert.Contains("730 of the 1,484 establishments of the extract before are not in this one", half.Message,
            StringComparison.Ordinal);
        Assert.Contains("line 906: ", cut.Message, StringComparison.Ordinal);
        Assert.Equal(1_489, (await RegisterAsync("edubasealldata20220301 (1).csv", lines)).RowsRead);
        Assert.Equal(1_489, (await RegisterAsync("results.csv", lines, new(2022, 3, 1))).RowsRead);
        await Imports.RefusedAsync(Reasons.FieldsInvalid, () => RegisterAsync("results.csv", lines));
        Directory.Delete(folder, recursive: true);
    }

    [SkippableTheory, EachStore]
    public async Task A_holiday_that_a_newer_list_has_no_more_is_taken_out(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var schedule = programme.Client<ScheduleService.ScheduleServiceClient>();
        async Task<ImportReport> ImportAsync(string file) =>
            await ImportKinds.All["holidays"](programme.Invoker(), new ImportFile(FieldPath($"07-bank-holiday-that-moved/{file}")));
        HashSet<string> Days() =>
            [.. schedule.GetCalendar(new()).Holidays.Select(holiday => $"{holiday.On.Year}-{holiday.On.Month:00}-{holiday.On.Day:00}")];

        await ImportAsync("old-2020.json");
        Assert.Contains("2022-05-30", Days());
        var report = await ImportAsync("new.json");
        await ImportAsync("bh1.json");
        await ImportAsync("bh2.json");

        Assert.Contains(report.Notes, note => note.Code == "REMOVED" && note.Message.StartsWith("2022-05-30", StringComparison.Ordinal));
        Assert.DoesNotContain("2022-05-30", Days());
        Assert.DoesNotContain("2027-05-03", Days());
        Assert.Superset(new HashSet<string> { "2022-06-02", "2022-06-03", "2027-05-07", "2021-12-27" }, Days());
        Assert.True((await ImportAsync("bh2.json")).NothingChanged);
    }

    [SkippableTheory, EachStore]
    public async Task A_return_of_a_converted_school_is_taken_under_its_listed_urn(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var outcomes = await GivenOutcomes.WithEverythingAsync(programme);
        foreach (var (kind, file) in new[] { ("register", "edubasealldata20220301.csv"), ("links", "links_edubasealldata20220301.csv") })
            await ImportKinds.All[kind](programme.Invoker(), new ImportFile(GivenOutcomes.Path($"register/{file}")));

        var report = await ImportKinds.All["returns"](programme.Invoker(),
            new ImportFile(FieldPath("21-new-urn-after-conversion/350/2021-11-v2.csv")));

        Assert.Contains(report.Notes, note =>
            note is { Line: 3, Code: "OTHER_URN", Message: "179004 is 170005 on the list; it is taken as that." });
        Assert.Contains(outcomes.ListReturnRows(new() { LaCode = "350", ReportingMonth = "2021-11", Version = 2, PageSize = 100 }).Rows,
            row => row.Urn == "170005");
    }

    [SkippableTheory, EachStore]
    public async Task A_return_comes_from_the_authority_that_has_the_schools_in_its_month(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        const string Case = "08-authority-split-before-the-trial";
        foreach (var (kind, file) in new[] { ("authorities", "authorities.csv"), ("register", "edubasealldata20200901.csv"),
            ("register", "edubasealldata20210901.csv"), ("list", "list.csv"), ("allocation", "allocation.csv") })
            await ImportKinds.All[kind](programme.Invoker(), new ImportFile(FieldPath($"{Case}/{file}")));

        var report = await ImportKinds.All["returns"](programme.Invoker(), new ImportFile(FieldPath($"{Case}/928/2020-10.csv")));
        await Imports.RefusedAsync(Reasons.FileInvalid,
            () => ImportKinds.All["returns"](programme.Invoker(), new ImportFile(FieldPath($"{Case}/940/2020-10.csv"))));
        var expected = programme.Client<PeriodsService.PeriodsServiceClient>().ListExpectedReturns(new() { PageSize = 1_000 }).Returns;

        Assert.Equal(4, report.RowsAdded);
        Assert.Equal(["2020-09", "2021-03"], Ends(expected.Where(row => row.LaCode == "928").Select(row => row.Month)));
        Assert.Equal(["2021-04", "2022-07"], Ends(expected.Where(row => row.LaCode == "941").Select(row => row.Month)));
        Assert.All(expected, row => Assert.True(row.Schools > 0));
    }

    [Fact]
    public async Task An_allocation_of_one_arm_is_noted()
    {
        await using var programme = await RunningProgramme.StartAsync();
        const string Case = "08-authority-split-before-the-trial";
        foreach (var (kind, file) in new[] { ("authorities", "authorities.csv"), ("register", "edubasealldata20210901.csv"),
            ("list", "list.csv") })
            await ImportKinds.All[kind](programme.Invoker(), new ImportFile(FieldPath($"{Case}/{file}")));

        var report = await ImportKinds.All["allocation"](programme.Invoker(),
            new ImportFile(FieldPath("25-allocation-of-one-arm/allocation.csv"), ValidateOnly: true));

        Assert.Contains(report.Notes, note => note.Code == "NOT_ONE_TO_ONE"
            && note.Message.Contains("authority 940", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_phase_goes_by_its_code()
    {
        await using var programme = await RunningProgramme.StartAsync();
        await ImportKinds.All["authorities"](programme.Invoker(), new ImportFile(GivenOutcomes.Path("enrolment/local-authorities.csv")));

        var report = await ImportKinds.All["register"](programme.Invoker(),
            new ImportFile(FieldPath("26-phase-spelt-as-in-2018/edubasealldata20181219.csv")));

        Assert.Contains(report.Notes, note =>
            note.Message.StartsWith("PhaseOfEducation 7 is called All through in this file, usually All-through",
                StringComparison.Ordinal));
        Assert.Equal(4, programme.Client<EnrolmentService.EnrolmentServiceClient>().SummariseRegister(new()).EligibleByPhase.Values.Sum());
    }

    private async Task<ImportReport> CheckAsync(string kind, string file) =>
        await CheckAsync(kind, new ImportFile(FieldPath(file), ValidateOnly: true));

    private Task<ImportReport> CheckAsync(ImportFile file) => CheckAsync("register", file);

    private async Task<ImportReport> CheckAsync(string kind, ImportFile file)
    {
        var programme = await programmes.OnAsync("sqlite");
        await GivenOutcomes.WithEverythingAsync(programme);
        return await ImportKinds.All[kind](programme.Invoker(), file);
    }

    private static string[] Ends(IEnumerable<string> months)
    {
        var ordered = months.Order(StringComparer.Ordinal).ToList();
        return [ordered[0], ordered[^1]];
    }

    private static string FieldPath(string file) => Path.Combine(AppContext.BaseDirectory, "Data", "field", file);
}
