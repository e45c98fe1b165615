using Google.Protobuf.WellKnownTypes;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>Given: a programme with schools, its frozen list, its allocation.</summary>
internal static class GivenList
{
    public const string BeaconSource = "the lottery";

    public const string Beacon = "12 18 24 33 41 46";

    /// <summary>Any 32 bytes.</summary>
    public const string Seed = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    /// <summary>A running programme with authorities 350 (five schools) and 351 (four) and nothing frozen. Of school 170009
    /// in 351 the register says that it is closed, and 170005 of 350 opted out on 1 September 2021.</summary>
    public static async Task<RunningProgramme> NineSchoolsAsync(string store, params string[] settings)
    {
        var programme = await RunningProgramme.StartAsync(store, null, settings);
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        await enrolment.ImportAuthoritiesAsync("350", "351");
        await enrolment.ImportExtractAsync(20210701, [.. Enumerable.Range(170001, 9).Select(urn => GivenRegister.Line(urn,
            la: urn <= 170005 ? "350" : "351", number: $"{urn - 166000}", status: urn == 170009 ? "Closed" : "Open"))]);
        await enrolment.ImportAgreementsAsync("170005,opt_out,2021-09-01\n170001,mou,2021-06-01\n");
        return programme;
    }

    /// <summary>The same with its list frozen: 170001 to 170004 of 350, 170006 to 170008 of 351.</summary>
    public static async Task<(RunningProgramme Programme, Allocations Allocation, string ListHash)> FrozenAsync(string store)
    {
        var programme = await NineSchoolsAsync(store);
        var allocation = programme.Client<Allocations>();
        return (programme, allocation, (await allocation.FreezeListAsync(new())).List.ListHash);
    }

    /// <summary>The same with its allocation drawn and sealed.</summary>
    public static async Task<(RunningProgramme Programme, Allocations Allocation)> SealedAsync(string store)
    {
        var (programme, allocation, hash) = await FrozenAsync(store);
        await programme.DrawAsync(allocation, hash, Seed);
        return (programme, allocation);
    }

    /// <summary>The same with its allocation drawn and released.</summary>
    public static async Task<(RunningProgramme Programme, Allocations Allocation)> DrawnAsync(string store)
    {
        var (programme, allocation) = await SealedAsync(store);
        await allocation.ReleaseAllocationAsync(new());
        return (programme, allocation);
    }

    /// <summary>Commits to a seed of the operating system and draws; with blocks when there are sizes.</summary>
    public static async Task<AllocationRecord> DrawAsync(this Allocations client, string listHash, params int[] blocks)
    {
        var mode = blocks.Length > 0 ? AllocationMode.Blocks : AllocationMode.Fixed;
        await client.CommitSeedAsync(new() { ListHash = listHash, Mode = mode, BlockSizes = { blocks } });
        return (await client.DrawAllocationAsync(new() { ListHash = listHash })).Record;
    }

    /// <summary>Commits to a given seed with a public value of an hour later, lets the hour go by, and draws.</summary>
    public static async Task<AllocationRecord> DrawAsync(this RunningProgramme programme, Allocations client, string listHash, string seed)
    {
        await client.CommitSeedAsync(programme.WithBeacon(new() { ListHash = listHash, SeedHex = seed }));
        programme.Clock.Advance(TimeSpan.FromHours(1));
        return (await client.DrawAllocationAsync(new() { ListHash = listHash, Beacon = Beacon })).Record;
    }

    /// <summary>Names a public value that comes to exist in an hour.</summary>
    public static CommitSeedRequest WithBeacon(this RunningProgramme programme, CommitSeedRequest request)
    {
        (request.BeaconSource, request.BeaconRound) = (BeaconSource, "draw 2672");
        request.BeaconAt = Timestamp.FromDateTimeOffset(programme.Clock.GetUtcNow().AddHours(1));
        return request;
    }

    /// <summary>How an allocation was drawn elsewhere.</summary>
    public static ElsewhereDraw Elsewhere() =>
        new() { DrawnBy = "The evaluator", Place = "London", Method = "R 4.1, blockrand 1.5", DocumentSha256 = new string('5', 64) };

    public static Task<ImportListResponse> ImportListAsync(this Allocations client, string rows, bool validateOnly = false,
        Google.Type.Date? asOf = null) =>
        client.ImportList()
        .SendAsync(new ImportListRequest { Options = Imports.Options("allocation-list.csv", validateOnly), AsOf = asOf },
            "la_code,urn\n" + rows);

    public static Task<ImportAllocationResponse> ImportAllocationAsync(this Allocations client, string rows, string seed = "",
        ElsewhereDraw? elsewhere = null) =>
        client.ImportAllocation()
        .SendAsync(new ImportAllocationRequest { Options = Imports.Options("allocation.csv"), Elsewhere = elsewhere, SeedHex = seed },
            "la_code,urn,arm\n" + rows);

    /// <summary>The arms as rows of an allocation file.</summary>
    public static string ToRows(this IEnumerable<Allocation> allocations) =>
        string.Concat(allocations.Select(row => $"{row.LaCode},{row.Urn},{(row.Arm == Arm.Intervention ? 'T' : 'C')}\n"));
}
