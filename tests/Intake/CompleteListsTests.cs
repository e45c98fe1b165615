using System.Text;
using Programme.Common.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Lists that only grow: what a newer file lacks is named, and taken out by a complete one, once its sender has said how much it
/// is.</summary>
public sealed class CompleteListsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-complete-").FullName;

    private const string PracticeHeader = "urn,point,recorded_on,internal,trust,la,bought_in,frequency,advice_line\n";

    /// <summary>Kind, file of the sample programme (or text of one) that is complete, what else is stored, and how it is named.</summary>
    private static readonly (string Kind, string Complete, string Stored, string Name)[] Lists =
    [
        ("authorities", "enrolment/local-authorities.csv", "", ""),
        ("links", "register/links_edubasealldata20210901.csv", "\"999998\",\"999999\",\"A School\",\"Successor\",\"01-04-2012\"",
            "Successor 999999 of 999998"),
        ("agreements", "enrolment/agreements.csv", "170002,mou,2021-06-02", "mou of 170002 of 2021-06-02"),
        ("baselines", "urn,completed_on\n170360,2021-07-01\n", "170361,2021-07-02", "170361 of 2021-07-02"),
        ("leads", "enrolment/designated-leads.csv", "L0001,170002,lead,2014-01-01,2014-06-30,retired",
            "L0001, lead at 170002 from 2014-01-01"),
        ("supervisors", "enrolment/supervisors.csv", "SSW01,350,0.5,senior,2020-01-01,2020-12-31", "SSW01 at 350 from 2020-01-01"),
        ("withdrawals", "enrolment/withdrawals.csv", "176143,2022-02-01,data,workload", "176143 from 2022-02-01 (data)"),
        ("calendar", "calendar/term-dates-202122.csv", "350,INSET 9,2021-12-06,2021-12-06,inset",
            "INSET 9 of 350, 2021-12-06 to 2021-12-06"),
        ("attendance", "delivery/attendance.csv", "S00001,L0001,1,", "L0001 at S00001"),
        ("usual-practice", PracticeHeader + "170002,baseline,2021-09-15,1,0,0,0,termly,never\n",
            "170005,baseline,2021-09-15,1,0,0,0,termly,never", "170005 at baseline"),
        ("aliases", "outcomes/school-aliases-350.csv", "A Name of Its Own,176005,variant", "A Name of Its Own"),
        ("deflators", "costs/gdp-deflators.csv", "2035/36,120,invented", "2035/36"),
        ("costs", "costs/cost-lines.csv", "K99999,350,,la,travel,recurring,200,,2021/22,2021-09-01,2021-12-31,intervention", "K99999"),
    ];

    [SkippableTheory, EachStore]
    public async Task What_a_complete_file_takes_out_is_shown_before_asked_for_and_kept_in_the_audit(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        foreach (var (kind, file) in new[] { ("calendar", "calendar/term-dates-202122.csv"), ("sessions", "delivery/sessions.csv") })
            await ImportKinds.All[kind](programme.Invoker(), new ImportFile(GivenOutcomes.Path(file)));

        foreach (var (kind, complete, stored, name) in Lists.Where(list => list.Stored.Length > 0))
        {
            var (less, more) = Files(complete, stored);
            Task<ImportReport> ImportAsync(string file, bool isComplete = false, int removes = 0, bool check = false) =>
                ImportKinds.All[kind](programme.Invoker(), new ImportFile(file, check)
                { Complete = isComplete, Removes = removes, LaCode = "350" });
            await ImportAsync(more);

            var named = await ImportAsync(less);
            var shown = await ImportAsync(less, isComplete: true, check: true);
            var asked = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(less, isComplete: true));
            var wrong = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(less, isComplete: true, removes: 2));
            var still = await ImportAsync(more);
            var done = await ImportAsync(less, isComplete: true, removes: 1);
            var again = await ImportAsync(less, isComplete: true, removes: 1);
            var back = await ImportAsync(more);

            Assert.True(named.NothingChanged, kind);
            Assert.Contains(named.Notes, note => note.Code == "NOT_IN_FILE" && note.Line == 0
                && note.Message.Contains($" is not in it and stays: {name}.", StringComparison.Ordinal));
            Assert.Equal((1, true, false), (shown.RowsRemoved, shown.ValidatedOnly, shown.NothingChanged));
            Assert.Contains(shown.Notes, note => note.Code == "REMOVED"
                && note.Message.StartsWith(name + " is not", StringComparison.Ordinal));
            Assert.Contains("--removes 1", asked.Message, StringComparison.Ordinal);
            Assert.Contains(name, wrong.Message, StringComparison.Ordinal);
            Assert.True(still.NothingChanged, kind);
            Assert.Equal((1, 0, 0), (done.RowsRemoved, done.RowsAdded, done.RowsChanged));
            Assert.True(again.NothingChanged, kind);
            Assert.DoesNotContain(again.Notes, note => note.Code is "REMOVED" or "NOT_IN_FILE");
            Assert.Equal(kind == "aliases" ? (0, 1) : (1, 0), (back.RowsAdded, back.RowsChanged));
        }
        Assert.Equal([.. Lists.Select(list => list.Kind).Order(StringComparer.Ordinal)],
            Templates.All.Values.Where(list => list.Covers is not null).Select(list => list.Kind).Order(StringComparer.Ordinal));
        Assert.True((await programme.ChainAsync()).Sound);
    }

    [SkippableTheory, EachStore]
    public async Task What_others_rest_on_is_not_taken_out(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportLeadsAsync("A1,350001,lead,2015-01-01,,\nA2,350001,deputy,2015-01-01,,\n"
            + "A2,350001,deputy,2012-01-01,2013-01-01,unknown\n");
        await enrolment.ImportSupervisorsAsync("S1,350,1,,2021-09-01,\nS2,350,1,,2021-09-01,\n");
        await enrolment.ImportAgreementsAsync("350001,mou,2021-06-01\n350003,mou,2021-06-01\n350002,mou,2021-06-01\n");
        async Task<string> RefusalAsync(string kind, string text)
        {
            var file = Path.Combine(folder, $"{kind}.csv");
            await File.WriteAllTextAsync(file, text);
            return (await Imports.RefusedAsync(Reasons.FileInvalid, () =>
                ImportKinds.All[kind](programme.Invoker(), new ImportFile(file, ValidateOnly: true) { Complete = true }))).Message;
        }

        var leads = await RefusalAsync("leads", GivenPosts.LeadsHeader + "A2,350001,deputy,2015-01-01,,\n");
        var supervisors = await RefusalAsync("supervisors",
            "supervisor_ref,la_code,fte,grade,started_on,ended_on\nS1,350,1,,2021-09-01,\n");
        var agreements = await RefusalAsync("agreements", "urn,kind,signed_on\n350002,mou,2021-06-01\n");
        var authorities = await RefusalAsync("authorities",
            "la_code,gss_code,name,mou_signed_on,dsa_signed_on\n350,E08000001,Authority 350,,\n");

        Assert.Contains("A1 would have no post any more", leads, StringComparison.Ordinal);
        Assert.DoesNotContain("A2 would", leads, StringComparison.Ordinal);
        Assert.Contains("S2 would be no supervisor of 350 any more", supervisors, StringComparison.Ordinal);
        Assert.Contains("the school is on the frozen list", agreements, StringComparison.Ordinal);
        Assert.DoesNotContain("350003", agreements, StringComparison.Ordinal);
        Assert.Contains("give it a valid_to", authorities, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_stands_for_its_own_authorities_and_school_years_alone()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportLeadsAsync("A1,350001,lead,2015-01-01,,\nB1,351001,lead,2015-01-01,,\n");
        var schedule = programme.Client<ScheduleService.ScheduleServiceClient>();
        Task<ImportTermDatesResponse> TermsAsync(string rows, bool complete = false, int removes = 0) =>
            schedule.ImportTermDates().SendAsync(
                new ImportTermDatesRequest { Options = new() { FileName = "terms.csv", Complete = complete, Removes = removes } },
                "la_code,name,starts_on,ends_on,kind\n" + rows);
        await TermsAsync("350,Autumn 1,2021-09-06,2021-10-22,half_term\n350,Autumn 1,2022-09-05,2022-10-21,half_term\n"
            + "351,Autumn 1,2021-09-06,2021-10-22,half_term\n");

        var leads = (await enrolment.ImportLeadsAsync("A1,350001,lead,2015-01-01,,\n")).Report;
        // The same days under another name were refused as overlapping, and the old name could not be removed.
        await Imports.RefusedAsync(Reasons.FileInvalid, () => TermsAsync("350,Autumn term 1,2021-09-06,2021-10-22,half_term\n"));
        var renamed = (await TermsAsync("350,Autumn term 1,2021-09-06,2021-10-22,half_term\n", complete: true, removes: 1)).Report;

        Assert.Equal(0, leads.NotesTotal);
        Assert.Equal((1, 1), (renamed.RowsAdded, renamed.RowsRemoved));
        Assert.Equal(["350 2021 Autumn term 1", "350 2022 Autumn 1", "351 2021 Autumn 1"], schedule.GetCalendar(new()).TermDates
            .Select(term => $"{term.LaCode} {term.StartsOn.Year} {term.Name}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_no_file_is_complete_the_word_is_refused()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var delivery = programme.Client<DeliveryService.DeliveryServiceClient>();
        var contacts = programme.Client<ContactsService.ContactsServiceClient>();
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        var complete = new ImportOptions { FileName = "list.csv", Complete = true };

        var sessions = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => delivery.ImportSessions().SendAsync(new ImportSessionsRequest { Options = complete }, "session_ref\n"));
        var single = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => contacts.ImportContacts()
            .SendAsync(new ImportContactsRequest { Options = complete, LaCode = "350" }, "cont_contact_id\n"));
        var number = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => enrolment.ImportLeads()
            .SendAsync(new ImportLeadsRequest { Options = new() { FileName = "leads.csv", Removes = 3 } }, "lead_ref\n"));

        Assert.Equal(["options.complete", "options.complete", "options.removes"],
            [.. sessions.Fields(), .. single.Fields(), .. number.Fields()]);
    }

    [SkippableTheory, EachStore]
    public async Task A_check_of_a_file_stores_nothing_and_is_refused_when_the_import_is(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var contacts = await GivenContacts.WithAliasesAsync(programme);
        Task<ImportAliasesResponse> AliasesAsync(bool check) => contacts.ImportAliases().SendAsync(
            new ImportAliasesRequest { Options = Imports.Options("school-aliases.csv", check, check ? "" : "one-id"), LaCode = "351" },
            $"alias,urn,match\nMoor,{GivenOutcomes.Bury[0]},variant\n");

        var before = await programme.ChainAsync();
        var check = (await AliasesAsync(check: true)).Report;
        var after = await programme.ChainAsync();
        await programme.Client<PeriodsService.PeriodsServiceClient>().LockDataAsync(new());
        var locked = await Imports.RefusedAsync(Reasons.DataLocked, () => AliasesAsync(check: false));
        var checkLocked = await Imports.RefusedAsync(Reasons.DataLocked, () => AliasesAsync(check: true));

        Assert.Equal((1, true, before.Rows, before.Head), (check.RowsAdded, check.ValidatedOnly, after.Rows, after.Head));
        Assert.Equal(locked.Message, checkLocked.Message);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A complete file, and the same with one row more. Files of contacts and aliases say their authority in their name.</summary>
    private (string Less, string More) Files(string complete, string stored)
    {
        var isText = complete.Contains('\n', StringComparison.Ordinal);
        var bytes = isText ? Encoding.UTF8.GetBytes(complete) : File.ReadAllBytes(GivenOutcomes.Path(complete));
        var name = isText ? "list.csv" : Path.GetFileName(complete);
        var less = Path.Combine(folder, name);
        var more = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "more")).FullName, name);
        File.WriteAllBytes(less, bytes);
        File.WriteAllBytes(more, [.. bytes, .. Encoding.UTF8.GetBytes(stored + "\n")]);
        return (less, more);
    }
}
