using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Common.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>One of two hosts with the same made-up programme and other arms.</summary>
internal sealed class ArmTwin(RunningProgramme programme, MadeProgramme made, IReadOnlySet<string> treated) : IAsyncDisposable
{
    private static readonly Role[] OfAuthority = [Role.LaCoordinator, Role.Supervisor, Role.LaDataOfficer];

    private readonly Dictionary<Role, CallInvoker> invokers = [];
    private int requests;

    public RunningProgramme Programme => programme;

    public MadeProgramme Made => made;

    /// <summary>Codes of a survey: revoked, not used, answered.</summary>
    public IReadOnlyList<string> SurveyCodes { get; set; } = ["none", "none", "none"];

    public IReadOnlySet<string> Treated { get; private set; } = treated;

    /// <summary>Roles of keys.</summary>
    public static IReadOnlyList<Role> Roles { get; } =
        [.. Enum.GetValues<Role>().Except([Role.Unspecified, Role.Local, Role.System])];

    /// <summary>Two hosts on copies of one folder with the first two persons in it, up to the sealed arms of each.</summary>
    public static async Task<(ArmTwin One, ArmTwin Other)> PairAsync(MadeProgramme made, IReadOnlySet<string> one,
        IReadOnlySet<string> other)
    {
        var folder = Directory.CreateTempSubdirectory("programme-twins-").FullName;
        await EmptyStores.CopyToAsync(folder);
        await using (var first = await RunningProgramme.StartAsync(folder: folder))
            await first.KeyAsync("nobody", Role.MetricsReader);
        var twins = (await SealedAsync(made, one, Copy(folder)), await SealedAsync(made, other, Copy(folder)));
        Directory.Delete(folder, recursive: true);
        return twins;
    }

    /// <summary>A host with everything up to the sealed arms, and a key of every role.</summary>
    public static async Task<ArmTwin> SealedAsync(MadeProgramme made, IReadOnlySet<string> treated, string? folder = null)
    {
        var twin = await ListedAsync(made, treated, "sqlite", folder);
        await twin.SendAsync(twin.Programme.Invoker(), "ImportAllocation", made.Allocation(treated));
        return twin;
    }

    /// <summary>The same with arms that this program drew and released, with everything that a draw can have: somebody else's part
    /// of the seed, a public value, an approval of a file that was never sent.</summary>
    public static async Task<ArmTwin> DrawnAsync(MadeProgramme made, string store)
    {
        var twin = await ListedAsync(made, new HashSet<string>(), store);
        var manager = new AllocationService.AllocationServiceClient(twin.As(Role.TrialManager));
        var hash = (await manager.GetListAsync(new())).List.ListHash;
        await manager.ApproveAllocationAsync(new() { ListHash = hash, FileSha256 = new string('0', 64) });
        await manager.CommitSeedAsync(twin.Programme.WithBeacon(new() { ListHash = hash }));
        await new AllocationService.AllocationServiceClient(twin.As(Role.Statistician))
            .ContributeSeedAsync(new() { ListHash = hash, ContributionHex = new string('7', 64) });
        twin.Programme.Clock.Advance(TimeSpan.FromHours(1));
        await manager.DrawAllocationAsync(new() { ListHash = hash, Beacon = GivenList.Beacon });
        await twin.Programme.AllowAsync(TrialAct.Release);
        await manager.ReleaseAllocationAsync(new());
        twin.Treated = (await manager.ListAllocationsAsync(new() { PageSize = 1_000 })).Allocations
            .Where(row => row.Arm == Arm.Intervention).Select(row => row.Urn).ToHashSet();
        await twin.DeliverAsync();
        return twin;
    }

    private static async Task<ArmTwin> ListedAsync(MadeProgramme made, IReadOnlySet<string> treated, string store, string? folder = null)
    {
        var twin = new ArmTwin(await RunningProgramme.StartAsync(store, folder: folder), made, treated);
        foreach (var role in Roles)
        {
            twin.Programme.Clock.Advance(TimeSpan.FromSeconds(1));
            var key = await twin.Programme.KeyAsync(role, OfAuthority.Contains(role) ? ["350"] : []);
            twin.invokers[role] = twin.Programme.Invoker(key);
        }
        foreach (var (rpc, text) in made.Before())
            await twin.SendAsync(twin.Programme.Invoker(), rpc, text);
        return twin;
    }

    /// <summary>The school that whoever delivers delivers to: a treated one, as soon as they know which these are.</summary>
    public MadeSchool Delivering(bool released) => released
        ? made.School(Treated, "350") : made.Schools.Last(school => school.LaCode == "350");

    public CallInvoker As(Role role) => invokers[role];

    /// <summary>Releases the arms and delivers to the treated schools, as the operator loads files.</summary>
    public async Task ReleaseAsync()
    {
        await new AllocationService.AllocationServiceClient(programme.Invoker()).ReleaseAllocationAsync(new());
        await DeliverAsync();
    }

    private async Task DeliverAsync()
    {
        foreach (var (rpc, text) in made.Delivery(Treated))
            await SendAsync(programme.Invoker(), rpc, text);
    }

    /// <summary>Sends a file by an RPC that takes one; what it is about is in <paramref name="first"/>.</summary>
    public Task<byte[]> SendAsync(CallInvoker calls, string rpc, string text, IMessage? first = null)
    {
        var method = Named(rpc);
        var head = first ?? method.EmptyRequest();
        method.InputType.FindFieldByName("options").Accessor.SetValue(head,
            new ImportOptions
            {
                FileName = rpc == "ImportRegister"
                ? $"edubasealldata{new DateOnly(2021, 7, 1).AddDays(requests):yyyyMMdd}.csv" : $"{rpc}.csv"
            });
        requests++;
        var body = method.EmptyRequest();
        method.InputType.FindFieldByName("content").Accessor.SetValue(body, ByteString.CopyFromUtf8(text));
        return calls.CallAsync(method, head, body);
    }

    public static MethodDescriptor Named(string rpc) => Contracts.Methods.Values.Single(method => method.Name == rpc);

    public async ValueTask DisposeAsync()
    {
        await programme.DisposeAsync();
        if (Directory.Exists(programme.Folder))
            Directory.Delete(programme.Folder, recursive: true);
    }

    private static string Copy(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("programme-twin-").FullName;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.Copy(file, to);
        }
        return copy;
    }
}
