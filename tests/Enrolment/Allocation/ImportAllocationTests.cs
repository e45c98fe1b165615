using Programme.Access.V1;
using Programme.Enrolment;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ImportAllocationTests
{
    private const string Seven = "350,170001,T\n350,170002,C\n350,170003,T\n350,170004,C\n351,170006,T\n351,170007,T\n351,170008,C\n";

    [SkippableTheory, EachStore]
    public async Task An_allocation_that_the_operator_loads_says_so_for_ever_and_is_final(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;

        var first = await allocation.ImportAllocationAsync(Seven);
        var again = await allocation.ImportAllocationAsync(Seven);
        await Imports.RefusedAsync(Reasons.NotReleased, async () => await allocation.ListAllocationsAsync(new()));
        await allocation.ReleaseAllocationAsync(new());

        Assert.Equal((7, false, ""), (first.Report.RowsAdded, first.Record.Derived, first.Record.Commitment));
        Assert.Equal((AllocationOrigin.LoadedByOperator, "Batch 1: allocation loaded by the operator, not provable here."),
            (first.Record.Origin, first.Record.Caution));
        Assert.Equal(first.Record.Caution, allocation.ListAllocations(new()).Caution);
        Assert.Equal(Seven, allocation.ListAllocations(new()).Allocations.ToRows());
        Assert.Equal((7, true, first.Record), (again.Report.RowsUnchanged, again.Report.NothingChanged, again.Record));
        await Imports.RefusedAsync(Reasons.AlreadyDrawn,
            () => allocation.ImportAllocationAsync(Seven.Replace("170001,T", "170001,C", StringComparison.Ordinal)));
        await Imports.RefusedAsync(Reasons.AlreadyDrawn, async () => await allocation.DrawAllocationAsync(new() { ListHash = hash }));
        await Imports.RefusedAsync(Reasons.AlreadyDrawn, async () => await allocation.CommitSeedAsync(new() { ListHash = hash }));
        Assert.Equal(Seven, allocation.ListAllocations(new()).Allocations.ToRows());
    }

    [SkippableTheory, EachStore]
    public async Task With_its_seed_an_allocation_is_derived_again_and_one_wrong_arm_is_named_by_its_line(string store)
    {
        var (programme, allocation, _) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        var schools = allocation.GetList(new()).Schools.Select(school => (school.LaCode, school.Urn));
        var rows =
            string.Concat(EnrolmentModule.SampleAllocation("DSL-2021", schools, GivenList.Seed)
                .Select(row => $"{row.LaCode},{row.Urn},{row.Arm}\n"));
        var lines = rows.Split('\n');
        (lines[1], lines[3]) = (Swapped(lines[1]), Swapped(lines[3]));

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => allocation.ImportAllocationAsync(string.Join('\n', lines), GivenList.Seed));
        var taken = await allocation.ImportAllocationAsync(rows, GivenList.Seed.ToUpperInvariant());

        Assert.Equal(["line 3, column arm"], refusal.Fields());
        Assert.DoesNotContain(GivenList.Seed, refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal((true, AllocationOrigin.LoadedByOperator), (taken.Record.Derived, taken.Record.Origin));
    }

    [SkippableTheory, EachStore]
    public async Task Every_listed_school_must_have_one_arm_and_its_own_authority(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        var allocation = programme.Client<AllocationService.AllocationServiceClient>();
        await Imports.RefusedAsync(Reasons.ListNotFrozen, () => allocation.ImportAllocationAsync(Seven));
        await allocation.FreezeListAsync(new());

        var rows = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => allocation.ImportAllocationAsync("350,170001,X\n350,170002,\n350,170003,T\n350,170003,T\n"));
        var list = await Imports.RefusedAsync(Reasons.FileInvalid, () => allocation.ImportAllocationAsync(
            Seven.Replace("350,170001", "351,170001", StringComparison.Ordinal).Replace("170008", "170009", StringComparison.Ordinal)));
        var request = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => allocation.ImportAllocationAsync(Seven, seed: "1", elsewhere: new() { DrawnBy = " " }));
        var terms = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => allocation.ImportAllocation().SendAsync(
            new ImportAllocationRequest { Options = Imports.Options("allocation.csv"), BlockSizes = { 4 } }, $"la_code,urn,arm\n{Seven}"));

        Assert.Equal(["line 2, column arm", "line 3, column arm", "line 5, column urn"], rows.Fields());
        Assert.Equal(["line 2, column la_code", "line 8, column urn", "column urn"], list.Fields());
        Assert.Equal(["seed_hex", "elsewhere.drawn_by", "elsewhere.place", "elsewhere.method", "elsewhere.document_sha256"],
            request.Fields());
        Assert.Contains("seed_hex", terms.Fields());
        await Imports.RefusedAsync(Reasons.NotDrawn, async () => await allocation.ListAllocationsAsync(new()));
    }

    [Theory]
    [InlineData(3, 3, 3, -1)]
    [InlineData(200, 200, 500, 1)]
    public async Task An_account_of_a_draw_elsewhere_has_its_lengths(int drawnBy, int place, int method, int beyond)
    {
        var (programme, allocation, _) = await GivenList.FrozenAsync("sqlite");
        await using var running = programme;

        var refused = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => allocation.ImportAllocationAsync(Seven, elsewhere: Account(beyond)));
        var taken = await allocation.ImportAllocationAsync(Seven, elsewhere: Account(0));

        Assert.Equal(["elsewhere.drawn_by", "elsewhere.place", "elsewhere.method"], refused.Fields());
        Assert.Equal(Account(0), taken.Record.Elsewhere);

        ElsewhereDraw Account(int more) => new()
        {
            DrawnBy = new('a', drawnBy + more),
            Place = new('b', place + more),
            Method = new('c', method + more),
            DocumentSha256 = new('5', 64),
        };
    }

    [SkippableTheory, EachStore]
    public async Task A_committed_draw_is_not_replaced_by_an_import_and_says_nothing_of_its_arms_to_one(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        await allocation.CommitSeedAsync(new() { ListHash = hash });
        await Imports.RefusedAsync(Reasons.SeedCommitted, () => allocation.ImportAllocationAsync(Seven));
        await allocation.DrawAllocationAsync(new() { ListHash = hash });

        var wrong = await Imports.RefusedAsync(Reasons.AlreadyDrawn, () => allocation.ImportAllocationAsync(Seven));
        await allocation.ReleaseAllocationAsync(new());
        var right = await Imports.RefusedAsync(Reasons.AlreadyDrawn,
            () => allocation.ImportAllocationAsync(allocation.ListAllocations(new()).Allocations.ToRows()));

        Assert.Equal(wrong, right);
    }

    [SkippableTheory, EachStore]
    public async Task Before_the_release_nobody_finds_out_by_trying_whether_a_file_has_the_arms(string store)
    {
        var (programme, operatorOf, _) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        await operatorOf.ImportAllocationAsync(Seven);
        var manager = await programme.ClientAsync<AllocationService.AllocationServiceClient>(Role.TrialManager);
        Task<ImportAllocationResponse> TryAsync(string rows) => manager.ImportAllocationAsync(rows, elsewhere: GivenList.Elsewhere());

        var right = await Imports.RefusedAsync(Reasons.AlreadyDrawn, () => TryAsync(Seven));
        var wrong = await Imports.RefusedAsync(Reasons.AlreadyDrawn,
            () => TryAsync(Seven.Replace("170001,T\n350,170002,C", "170001,C\n350,170002,T", StringComparison.Ordinal)));
        await operatorOf.ReleaseAllocationAsync(new() { LaCodes = { "350" } });
        var half = await Imports.RefusedAsync(Reasons.AlreadyDrawn, () => TryAsync(Seven));
        await operatorOf.ReleaseAllocationAsync(new());

        Assert.Equal([wrong, wrong], [right, half]);
        Assert.True((await TryAsync(Seven)).Report.NothingChanged);
    }

    [SkippableTheory, EachStore]
    public async Task The_allocation_of_the_synthetic_programme_is_derived_from_its_published_seed(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportProgrammeAsync();
        var allocation = programme.Client<AllocationService.AllocationServiceClient>();
        await allocation.FreezeListAsync(new());
        var truth = Truth.Section("randomisation");

        var imported = await allocation.ImportAllocation().SendAsync(new ImportAllocationRequest
        {
            Options = Imports.Options("allocation.csv"),
            SeedHex = truth.GetProperty("seed_hex").GetString(),
        }, Truth.Text("enrolment/allocation.csv"));

        Assert.Equal((true, truth.GetProperty("commitment").GetString()), (imported.Record.Derived, imported.Record.Commitment));
    }

    [SkippableTheory, EachStore]
    public async Task An_allocation_of_one_arm_only_is_a_note_for_each_authority(string store)
    {
        var (programme, allocation, _) = await GivenList.FrozenAsync(store);
        await using var running = programme;

        var oneArm = await allocation.ImportAllocationAsync(Seven.Replace(",C", ",T", StringComparison.Ordinal));

        Assert.Equal([("NOT_ONE_TO_ONE", 2), ("NOT_ONE_TO_ONE", 6)], oneArm.Report.Notes.Select(note => (note.Code, note.Line)));
        Assert.Equal(["350", "351"], oneArm.Record.NotOneToOneLaCodes);
    }

    private static string Swapped(string row) => row[..^1] + (row[^1] == 'T' ? 'C' : 'T');
}
