using Grpc.Core;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;
using Client = Programme.Access.V1.AccessService.AccessServiceClient;

namespace Programme.Tests;

/// <summary>What takes two persons cannot be done by one with several keys, nor by whoever has the machine.</summary>
[Trait("Promise", "S12")]
public sealed class TwoPersonsTests
{
    [SkippableTheory, EachStore]
    public async Task One_operator_is_not_every_person(string store)
    {
        var (programme, _) = await GivenList.SealedAsync(store);
        await using var running = programme;
        var one = await programme.PersonAsync<Client>("one-operator", Role.Operator);

        var manager = await one.CreateApiKeyAsync(new() { Subject = "manager", Role = Role.TrialManager });
        var lead = await one.CreateApiKeyAsync(new() { Subject = "lead", Role = Role.ProgrammeLead });

        foreach (var made in new[] { manager, lead })
        {
            await Imports.RefusedAsync(Reasons.SecondPersonNeeded,
                async () => await one.ActivateApiKeyAsync(new() { KeyId = made.ApiKey.KeyId }));
            Assert.Equal(StatusCode.Unauthenticated,
                (await Assert.ThrowsAsync<RpcException>(async () => await programme.Client<Allocations>(made.Secret)
                    .ListAllocationsAsync(new()))).StatusCode);
        }
    }

    [SkippableTheory, EachStore]
    public async Task Several_keys_of_one_person_are_one_person(string store)
    {
        var (programme, _) = await GivenList.SealedAsync(store);
        await using var running = programme;
        await (await programme.PersonAsync<Allocations>("anna", Role.TrialManager))
            .ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });

        var other = await programme.PersonAsync<Allocations>("anna", Role.ProgrammeLead);

        await programme.AllowAsync(TrialAct.Unmask);
        await Imports.RefusedAsync(Reasons.SecondPersonNeeded, async () => await other.ConfirmUnmaskingAsync(new()));
    }

    [SkippableTheory, EachStore]
    public async Task A_second_name_makes_nobody_a_second_person_for_a_seed_a_file_of_arms_or_a_plan(string store)
    {
        var (programme, _, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        var day = programme.Invoker(await programme.KeyAsync("anna", Role.TrialManager));
        var night = programme.Invoker(await programme.KeyAsync("anna", Role.Statistician, "anna-at-night", []));
        var (manager, statistician) = (new Allocations(day), new Allocations(night));
        var other = await programme.PersonAsync<Allocations>("ben", Role.TrialManager);
        const string Rows = "350,170001,T\n350,170002,C\n350,170003,T\n350,170004,C\n351,170006,T\n351,170007,T\n351,170008,C\n";
        var file = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes("la_code,urn,arm\n" + Rows)));
        var again = new Allocations(programme.Invoker(await programme.KeyAsync("anna", Role.TrialManager, "anna-again", [])));

        await again.ApproveAllocationAsync(new() { ListHash = hash, FileSha256 = file });
        await Imports.RefusedAsync(Reasons.NotApproved, () => manager.ImportAllocationAsync(Rows, elsewhere: GivenList.Elsewhere()));
        await manager.CommitSeedAsync(programme.WithBeacon(new() { ListHash = hash }));
        await Imports.RefusedAsync(Reasons.SecondPersonNeeded,
            async () => await statistician.ContributeSeedAsync(new() { ListHash = hash, ContributionHex = new string('7', 64) }));
        var plan = (await new AnalysisService.AnalysisServiceClient(night).RecordPlanAsync(new())).Plan;
        await Imports.RefusedAsync(Reasons.SecondPersonNeeded,
            async () => await new AnalysisService.AnalysisServiceClient(day).LockPlanAsync(new() { Sha256 = plan.Sha256 }));

        Assert.Equal("anna", plan.RecordedBy);
        Assert.Equal("anna", (await manager.GetListAsync(new())).List.Commitment.CommittedBy);
        Assert.Equal("ben", (await other.ContributeSeedAsync(new() { ListHash = hash, ContributionHex = new string('7', 64) }))
            .Commitment.Contribution.ContributedBy);
    }

    [SkippableTheory, EachStore]
    public async Task Whose_key_the_proposer_made_is_no_second_person_for_a_week_nor_the_other_way_round(string store)
    {
        var (programme, allocation) = await GivenList.SealedAsync(store);
        await using var running = programme;
        var (_, second) = (await programme.KeyAsync("anna", Role.TrialManager),
            await programme.PersonAsync<Client>("ben", Role.TrialManager));
        var maker = await programme.PersonAsync<Client>("anna", Role.Operator);
        var made = await maker.CreateApiKeyAsync(new() { Subject = "carl", Role = Role.TrialManager });
        await second.ActivateApiKeyAsync(new() { KeyId = made.ApiKey.KeyId });
        var (anna, carl) = (await programme.PersonAsync<Allocations>("anna", Role.TrialManager),
            programme.Client<Allocations>(made.Secret));
        var urns = allocation.GetList(new()).Schools.Select(school => school.Urn).ToList();
        await anna.ProposeCorrectionAsync(new() { Urn = urns[0], Reason = "not_eligible" });
        await carl.ProposeCorrectionAsync(new() { Urn = urns[1], Reason = "not_eligible" });

        await Imports.RefusedAsync(Reasons.SecondPersonNeeded, async () => await carl.ConfirmCorrectionAsync(new() { Urn = urns[0] }));
        await Imports.RefusedAsync(Reasons.SecondPersonNeeded, async () => await anna.ConfirmCorrectionAsync(new() { Urn = urns[1] }));
        programme.Clock.Advance(TimeSpan.FromDays(8));

        Assert.Equal("carl", (await carl.ConfirmCorrectionAsync(new() { Urn = urns[0] })).Correction.ConfirmedBy);
    }

    [Fact]
    public async Task The_machines_own_socket_is_no_exception()
    {
        var (programme, allocation) = await GivenList.SealedAsync("sqlite");
        await using var running = programme;
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        var analysis = programme.Client<AnalysisService.AnalysisServiceClient>();

        foreach (var act in new Func<Task>[] { async () => await allocation.ProposeUnmaskingAsync(new()),
            async () => await allocation.ConfirmUnmaskingAsync(new()), async () => await allocation.ProposeCorrectionAsync(new()),
            async () => await allocation.ConfirmCorrectionAsync(new()), async () => await periods.ProposeUnlockAsync(new()),
            async () => await periods.ConfirmUnlockAsync(new()), async () => await allocation.ContributeSeedAsync(new()),
            async () => await allocation.ApproveAllocationAsync(new()), async () => await analysis.LockPlanAsync(new()) })
            Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(act)).StatusCode);
    }

    [Fact]
    public void Whatever_compares_two_persons_takes_the_key_of_a_person()
    {
        var comparing = new[] { "modules", "host" }.SelectMany(Source.Files).Where(file => File.ReadAllText(file) is var text
            && (text.Contains(".RefuseUnlessSecond(", StringComparison.Ordinal)
                || text.Contains("second.IsSecondTo(", StringComparison.Ordinal)))
            .Select(file => Path.GetFileNameWithoutExtension(file)).ToList();

        Assert.Contains("LockPlan", comparing);
        Assert.Empty(comparing.Except(AccessTable.All.Where(row => row.ByPerson).Select(row => row.Rpc.Split('/')[1])));
    }
}
