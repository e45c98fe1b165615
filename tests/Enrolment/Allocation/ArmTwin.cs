using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Common.V1;
using Programme.Costs.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>One of two hosts with the same made-up programme and other arms.</summary>
internal sealed class ArmTwin : IAsyncDisposable
{
    private static readonly Role[] OfAuthority = [Role.LaCoordinator, Role.Supervisor, Role.LaDataOfficer];

    private readonly Dictionary<Role, (string Key, CallInvoker Calls)> keys = [];
    private int requests;

    private ArmTwin(RunningProgramme programme, MadeProgramme made, IReadOnlySet<string> treated)
    {
        (Programme, Made, Treated) = (programme, made, treated);
        Change = (role, rpc, messages) => As(role).CallAsync(rpc, messages);
    }

    public RunningProgramme Programme { get; }

    public MadeProgramme Made { get; }

    /// <summary>How the changes of a role are sent.</summary>
    public Func<Role, MethodDescriptor, IReadOnlyList<IMessage>, Task<byte[]>> Change { get; set; }

    /// <summary>Codes of a survey: revoked, not used, answered.</summary>
    public IReadOnlyList<string> SurveyCodes { get; set; } = ["none", "none", "none"];

    public IReadOnlySet<string> Treated { get; private set; }

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
    /// <param name="made">The programme.</param>
    /// <param name="store">sqlite or postgres.</param>
    /// <param name="before">Done when the list is frozen.</param>
    public static async Task<ArmTwin> DrawnAsync(MadeProgramme made, string store, Action<ArmTwin>? before = null)
    {
        var twin = await ListedAsync(made, new HashSet<string>(), store);
        before?.Invoke(twin);
        var manager = new AllocationService.AllocationServiceClient(twin.As(Role.TrialManager));
        var hash = (await manager.GetListAsync(new())).List.ListHash;
        Task SendAsync(Role role, string rpc, IMessage request) => twin.Change(role, Named(rpc), [request]);
        await SendAsync(Role.TrialManager, "ApproveAllocation",
            new ApproveAllocationRequest { ListHash = hash, FileSha256 = new string('0', 64) });
        await SendAsync(Role.TrialManager, "CommitSeed", twin.Programme.WithBeacon(new() { ListHash = hash }));
        await SendAsync(Role.Statistician, "ContributeSeed",
            new ContributeSeedRequest { ListHash = hash, ContributionHex = new string('7', 64) });
        twin.Programme.Clock.Advance(TimeSpan.FromHours(1));
        await SendAsync(Role.TrialManager, "DrawAllocation", new DrawAllocationRequest { ListHash = hash, Beacon = GivenList.Beacon });
        await twin.Programme.AllowAsync(TrialAct.Release);
        await SendAsync(Role.TrialManager, "ReleaseAllocation", new ReleaseAllocationRequest());
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
            twin.keys[role] = (key, twin.Programme.Invoker(key));
        }
        foreach (var (rpc, text) in made.Before())
            await twin.SendAsync(twin.Programme.Invoker(), rpc, text);
        return twin;
    }

    /// <summary>The school that whoever delivers delivers to: a treated one, as soon as they know which these are.</summary>
    public MadeSchool Delivering(bool released) => released
        ? Made.School(Treated, "350") : Made.Schools.Last(school => school.LaCode == "350");

    public CallInvoker As(Role role) => keys[role].Calls;

    public string KeyOf(Role role) => keys[role].Key;

    /// <summary>Releases the arms and delivers to the treated schools, as the operator loads files.</summary>
    public async Task ReleaseAsync()
    {
        await new AllocationService.AllocationServiceClient(Programme.Invoker()).ReleaseAllocationAsync(new());
        await DeliverAsync();
    }

    private async Task DeliverAsync()
    {
        foreach (var (rpc, text) in Made.Delivery(Treated))
            await SendAsync(Programme.Invoker(), rpc, text);
        var economics = new EconomicsService.EconomicsServiceClient(Programme.Invoker());
        foreach (var rule in MadeProgramme.Rules())
            await economics.SetAllocationRuleAsync(rule);
    }

    /// <summary>Sends a file by an RPC that takes one.</summary>
    public Task<byte[]> SendAsync(CallInvoker calls, string rpc, string text) => calls.CallAsync(Named(rpc), FileOf(rpc, text));

    /// <summary>The messages of a file; what it is about is in <paramref name="first"/>.</summary>
    public IReadOnlyList<IMessage> FileOf(string rpc, string text, IMessage? first = null)
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
        return [head, body];
    }

    public static MethodDescriptor Named(string rpc) => Contracts.Methods.Values.Single(method => method.Name == rpc);

    public async ValueTask DisposeAsync()
    {
        await Programme.DisposeAsync();
        if (Directory.Exists(Programme.Folder))
            Directory.Delete(Programme.Folder, recursive: true);
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
