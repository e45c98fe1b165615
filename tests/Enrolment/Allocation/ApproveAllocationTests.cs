using System.Security.Cryptography;
using System.Text;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

public sealed class ApproveAllocationTests
{
    private const string Seven = "350,170001,T\n350,170002,C\n350,170003,T\n350,170004,C\n351,170006,T\n351,170007,T\n351,170008,C\n";

    [SkippableTheory, EachStore]
    public async Task With_a_key_an_import_needs_who_drew_it_and_another_person_who_approved_this_very_file(string store)
    {
        var (programme, _, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        var manager = await programme.ClientAsync<AllocationService.AllocationServiceClient>(Role.TrialManager);
        var lead = await programme.ClientAsync<AllocationService.AllocationServiceClient>(Role.ProgrammeLead);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("la_code,urn,arm\n" + Seven)));

        var silent = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => manager.ImportAllocationAsync(Seven));
        await manager.ApproveAllocationAsync(new() { ListHash = hash, FileSha256 = sha256 });
        var alone = await Imports.RefusedAsync(Reasons.NotApproved,
            () => manager.ImportAllocationAsync(Seven, elsewhere: GivenList.Elsewhere()));
        await lead.ApproveAllocationAsync(new() { ListHash = hash, FileSha256 = new string('0', 64) });
        await Imports.RefusedAsync(Reasons.NotApproved, () => manager.ImportAllocationAsync(Seven, elsewhere: GivenList.Elsewhere()));
        await lead.ApproveAllocationAsync(new() { ListHash = hash, FileSha256 = sha256 });
        var taken = await manager.ImportAllocationAsync(Seven, elsewhere: GivenList.Elsewhere());

        Assert.Equal(4, silent.Fields().Count);
        Assert.Contains(sha256, alone.Message, StringComparison.Ordinal);
        Assert.Equal((AllocationOrigin.DrawnElsewhere, "test-programmelead", GivenList.Elsewhere()),
            (taken.Record.Origin, taken.Record.ApprovedBy, taken.Record.Elsewhere));
        Assert.Equal("Batch 1: drawn elsewhere, not provable here.", lead.GetList(new()).List.Caution);
        await Imports.RefusedAsync(Reasons.AlreadyDrawn,
            async () => await lead.ApproveAllocationAsync(new() { ListHash = hash, FileSha256 = sha256 }));
    }

    [SkippableTheory, EachStore]
    public async Task What_is_no_hash_is_refused(string store)
    {
        var (programme, _, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        var lead = await programme.ClientAsync<Allocations>(Role.ProgrammeLead);

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await lead.ApproveAllocationAsync(new() { ListHash = hash, FileSha256 = "1234" }));

        Assert.Equal(["file_sha256"], refusal.Fields());
    }
}
