using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;
using Kind = Programme.Enrolment.V1.RegisterChangeKind;

namespace Programme.Tests;

/// <summary>The whole programme, loaded, and then the register and the links of half a year later.</summary>
public sealed class LaterRegisterTests(Programmes programmes) : IClassFixture<Programmes>
{
    private const string Register = "edubasealldata20220301.csv";
    private const string Links = "links_edubasealldata20220301.csv";
    private static readonly ConditionalWeakTable<RunningProgramme, Task<Loaded>> Done = [];

    [SkippableTheory, EachStore]
    public async Task The_summary_tells_what_changed_and_all_else_is_as_before(string store)
    {
        var (programme, before) = await LoadedAsync(store);

        var summary = await SummaryAsync(programme);

        var truth = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Source.Programme, "truth.json")))!;
        WholeProgramme.AssertSame(truth["register_changes"]!, summary["register_changes"]!);
        WholeProgramme.AssertSame(truth["register"]!, summary["register"]!, "eligible_names_needing_care");
        summary.Remove("register_changes");
        summary["register"]!.AsObject().Remove("later_extract");
        Assert.Equal(before.Summary.ToJsonString(), summary.ToJsonString());
        Assert.False(before.Summary.ContainsKey("register_changes"));
    }

    [SkippableTheory, EachStore]
    public async Task No_unit_is_lost_and_none_changes_its_arm_or_authority(string store)
    {
        var (programme, before) = await LoadedAsync(store);

        var after = UnitsWithArms(programme);

        Assert.Equal(306, after.Count);
        Assert.Equal(before.Units, after);
        var units = programme.Client<Client>().ListUnits(new() { PageSize = 1_000 }).Units.CountBy(unit => unit.State).ToDictionary();
        Assert.Equal((299, 4, 2, 1), (units[UnitState.Open], units[UnitState.Converted], units[UnitState.Merged], units[UnitState.Closed]));
    }

    [SkippableTheory, EachStore]
    public async Task The_same_register_and_links_again_change_nothing(string store)
    {
        var (programme, _) = await LoadedAsync(store);
        var rows = AuditRows(programme);

        var register = await RegisterAsync(programme);
        var links = await LinksAsync(programme);

        Assert.True(register.Report.NothingChanged && links.Report.NothingChanged);
        Assert.Equal((1489, 192), (register.Report.RowsUnchanged, links.Report.RowsUnchanged));
        Assert.Equal(rows, AuditRows(programme));
    }

    [SkippableTheory, EachStore]
    public async Task The_preview_told_it_all_and_stored_nothing(string store)
    {
        var (programme, before) = await LoadedAsync(store);
        var counts = before.Preview.ChangeCounts.ToDictionary(count => count.Kind, count => (count.Establishments, count.Listed));

        Assert.Equal((true, 306, 1484), (before.Preview.Report.ValidatedOnly, before.Preview.Eligible, before.ExtractRows));
        Assert.Equal(new()
        {
            [Kind.Closed] = (7, 7),
            [Kind.Opened] = (5, 0),
            [Kind.NoLongerEligible] = (7, 7),
            [Kind.Eligible] = (5, 0),
            [Kind.Pupils] = (1281, 297),
        }, counts);
        Assert.Equal(["170005", "170076", "170162", "170301", "176225", "176253", "176280"],
            before.Preview.Changes.Take(7).Select(change => change.Urn));
        Assert.Equal(200, before.Preview.Changes.Count);
        Assert.Equal(before.Preview.ChangesTotal, AllChanges(programme).Count);
    }

    [SkippableTheory, EachStore]
    public async Task The_merger_of_a_treated_with_a_control_school_is_in_the_register_of_contamination(string store)
    {
        var (programme, _) = await LoadedAsync(store);

        var entry = programme.Client<DeliveryService.DeliveryServiceClient>().ListContaminations(new()).Contaminations
            .Single(entry => entry.Kind == ContaminationKind.MergedAcrossArms);

        Assert.Equal((ContaminationKind.MergedAcrossArms, "176253 176280", "355", "179016", GivenRegister.Day(2022, 1, 1)),
            (entry.Kind, string.Join(' ', entry.UnitUrns), string.Join(' ', entry.LaCodes), entry.SuccessorUrn, entry.SinceOn));
    }

    private async Task<(RunningProgramme Programme, Loaded Before)> LoadedAsync(string store)
    {
        var programme = await programmes.OnAsync(store);
        return (programme, await Done.GetValue(programme, LoadAsync));
    }

    private static async Task<Loaded> LoadAsync(RunningProgramme programme)
    {
        await programme.LoadAsync();
        var preview = await RegisterAsync(programme, validateOnly: true);
        var rows = programme.Client<Client>().SummariseRegister(new()).Rows;
        var before = new Loaded(await SummaryAsync(programme), UnitsWithArms(programme), preview, rows);
        await RegisterAsync(programme);
        await LinksAsync(programme);
        return before;
    }

    private static async Task<JsonObject> SummaryAsync(RunningProgramme programme) =>
        JsonNode.Parse((await SummaryVerb.SummariseAsync(programme.Invoker(), new(), default)).ToJsonString())!.AsObject();

    private static async Task<ImportRegisterResponse> RegisterAsync(RunningProgramme programme, bool validateOnly = false) =>
        await programme.Client<Client>().ImportRegister()
        .SendAsync(new ImportRegisterRequest { Options = Imports.Options(Register, validateOnly) },
            GivenRegister.RealFile($"register/{Register}"));

    private static async Task<ImportLinksResponse> LinksAsync(RunningProgramme programme) => await programme.Client<Client>().ImportLinks()
        .SendAsync(new ImportLinksRequest { Options = Imports.Options(Links) }, GivenRegister.RealFile($"register/{Links}"));

    private static List<string> UnitsWithArms(RunningProgramme programme)
    {
        var arms = programme.Client<AllocationService.AllocationServiceClient>().ListAllocations(new() { PageSize = 10_000 }).Allocations
            .ToDictionary(school => school.Urn, school => school.Arm);
        return [.. programme.Client<Client>().ListUnits(new() { PageSize = 1_000 }).Units
            .Select(unit => $"{unit.LaCode} {unit.ListedUrn} {arms[unit.ListedUrn]}")];
    }

    private static List<RegisterChange> AllChanges(RunningProgramme programme)
    {
        var changes = new List<RegisterChange>();
        var request = new ListRegisterChangesRequest { PageSize = 1_000 };
        do
        {
            var page = programme.Client<Client>().ListRegisterChanges(request);
            changes.AddRange(page.Changes);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return changes;
    }

    private static long AuditRows(RunningProgramme programme) =>
        programme.Client<AccessService.AccessServiceClient>().VerifyAudit(new()).Chains.Sum(chain => chain.Rows);

    private sealed record Loaded(JsonObject Summary, List<string> Units, ImportRegisterResponse Preview, int ExtractRows);
}
