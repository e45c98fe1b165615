using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>Ways in which somebody inside could have bent the trial or read its arms, each tried from beginning to end. That one operator
/// is not every person is tried in <see cref="TwoPersonsTests"/>, that rows cannot be changed unseen in <see cref="TamperSetTests"/> and
/// <see cref="WitnessTests"/>, that reads leave a trace in <see cref="ReadAuditTests"/>.</summary>
public sealed class TrialIntegrityTests
{
    private const string Seven = "350,170001,T\n350,170002,C\n350,170003,T\n350,170004,C\n351,170006,T\n351,170007,T\n351,170008,C\n";
    private static readonly Role[] Blinded = [Role.ProgrammeLead, Role.Statistician, Role.DataManager];

    [SkippableTheory, EachStore]
    public async Task The_trial_manager_cannot_bring_a_seed_or_arms_that_please(string store)
    {
        var (programme, _, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        var manager = await programme.ClientAsync<Allocations>(Role.TrialManager);

        var seed = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await manager.CommitSeedAsync(new() { ListHash = hash, SeedHex = GivenList.Seed }));
        await Imports.RefusedAsync(Reasons.NotApproved,
            () => manager.ImportAllocationAsync(Seven, elsewhere: GivenList.Elsewhere()));

        Assert.Contains("beacon_source", seed.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_register_rewritten_after_the_draw_changes_no_answer_about_balance(string store)
    {
        var (programme, allocation) = await GivenList.SealedAsync(store);
        await using var running = programme;
        await allocation.ReleaseAllocationAsync(new() { LaCodes = { "350" } });
        var manager = await programme.ClientAsync<Allocations>(Role.TrialManager);
        var before = manager.SummariseBalance(new());

        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportExtractAsync(20210701,
            [.. Enumerable.Range(170001, 9).Select(urn => GivenRegister.Line(urn, la: urn <= 170005 ? "350" : "351",
                number: $"{urn - 166000}", status: urn == 170009 ? "Closed" : "Open", pupils: urn is 170006 or 170007 ? "9000" : "1000"))]);

        Assert.Equal(before, manager.SummariseBalance(new()));
        Assert.False(before.HasImbalance);
    }

    [Trait("Promise", "S3")]
    [SkippableTheory, EachStore]
    public async Task Blinded_roles_are_told_the_same_whatever_the_arms_are(string store)
    {
        var told = new List<string>();
        foreach (var rows in new[] { Seven, Seven.Replace('T', 'x').Replace('C', 'T').Replace('x', 'C') })
        {
            var (programme, allocation, _) = await GivenList.FrozenAsync(store);
            await using var running = programme;
            await allocation.ImportAllocationAsync(rows);
            await allocation.ReleaseAllocationAsync(new());
            told.Add(await ToldAsync(programme));
        }

        Assert.Equal(told[0], told[1]);
    }

    [SkippableTheory, EachStore]
    public async Task The_auditor_reads_sessions_in_the_audit_only_once_the_arms_are_released(string store)
    {
        var (programme, allocation) = await GivenList.SealedAsync(store);
        await using var running = programme;
        await allocation.ReleaseAllocationAsync(new() { LaCodes = { "350" } });
        foreach (var (reference, urn) in new[] { ("S-1", "170001"), ("S-2", "170006") })
            await GivenDelivery.ScheduledAsync(GivenDelivery.Delivery(programme), reference, urn);
        var auditor = await programme.ClientAsync<AccessService.AccessServiceClient>(Role.Auditor);

        var before = auditor.ListAuditEntries(new() { Module = "delivery" }).Entries;
        await allocation.ReleaseAllocationAsync(new());
        var after = auditor.ListAuditEntries(new() { Module = "delivery" }).Entries;

        Assert.Equal(["", Reasons.NotReleased], before.Select(entry => entry.DetailsWithheld));
        Assert.Contains("170001", before[0].Details, StringComparison.Ordinal);
        Assert.Equal("", before[1].Details);
        Assert.Equal(["", ""], after.Select(entry => entry.DetailsWithheld));
        Assert.Contains("170006", after[1].Details, StringComparison.Ordinal);
        Assert.All(Blinded, role => Assert.Equal(StatusCode.PermissionDenied,
            Assert.Throws<RpcException>(() => ClientOf<AccessService.AccessServiceClient>(programme, role)
                .ListAuditEntries(new() { Module = "delivery" })).StatusCode));
    }

    [SkippableTheory, EachStore]
    public async Task The_cost_analyst_knows_released_arms_and_no_outcome_by_arm(string store)
    {
        var (programme, allocation) = await GivenList.SealedAsync(store);
        await using var running = programme;
        var analyst = programme.Invoker(await programme.KeyAsync(Role.CostAnalyst));
        await Imports.RefusedAsync(Reasons.NotReleased, async () => await new Allocations(analyst).ListAllocationsAsync(new()));
        await allocation.ReleaseAllocationAsync(new());

        Assert.Equal(7, new Allocations(analyst).ListAllocations(new()).Allocations.Count);
        foreach (var act in new Func<Task>[]
        {
            async () => await new Allocations(analyst).SummariseTurnoverByArmAsync(new()),
            async () => await new OutcomesService.OutcomesServiceClient(analyst).SummariseContactsByArmAsync(new()),
            async () => await new OutcomesService.OutcomesServiceClient(analyst).SummariseFlowAsync(new()),
        })
            Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(act)).StatusCode);
    }

    [Trait("Promise", "S3")]
    [SkippableTheory, EachStore]
    public async Task What_a_role_may_not_know_of_the_flow_is_absent_with_a_reason_and_never_zero(string store)
    {
        var (programme, _) = await GivenList.DrawnAsync(store);
        await using var running = programme;

        var flow = (await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.Statistician)).SummariseFlow(new());
        var manager = (await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.TrialManager)).SummariseFlow(new());

        Assert.False(flow.HasControlExposed);
        Assert.Equal(Reasons.NotUnmasked, flow.Withheld["control_exposed"]);
        Assert.True(manager.HasControlExposed);
        Assert.Equal(Reasons.NotUnmasked, manager.Boxes.Single(box => box.Id == "kept.left").Withheld);
        await Imports.RefusedAsync(Reasons.NotUnmasked, async () => await ClientOf<EvaluationService.EvaluationServiceClient>(programme,
            Role.ProgrammeLead).SummariseProcessAsync(new()));
    }

    [SkippableTheory, EachStore]
    public async Task Arms_exchanged_after_the_draw_are_not_those_of_the_seal(string store)
    {
        var (programme, _) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var check = programme.Services.GetServices<ModuleCheck>().Single(check => check.Module == "enrolment");
        Assert.Empty(await check.ProblemsAsync(default));
        await programme.SqlAsync("enrolment",
            store == "sqlite" ? "DROP TRIGGER allocations_final_UPDATE" : "ALTER TABLE {0}allocations DISABLE TRIGGER ALL");
        var arms = programme.Client<Allocations>().ListAllocations(new()).Allocations.Where(row => row.LaCode == "350").ToList();
        var (one, other) = (arms.First(row => row.Arm == Arm.Intervention).Urn, arms.First(row => row.Arm == Arm.Control).Urn);

        await programme.SqlAsync("enrolment", "UPDATE {0}allocations SET \"Arm\" = CASE \"Arm\" WHEN 'Intervention' THEN 'Control' "
            + $"ELSE 'Intervention' END WHERE \"Urn\" IN ('{one}', '{other}')");

        Assert.Equal(new[] { one, other }.Order(), (await check.ProblemsAsync(default)).Select(problem => problem.Key).Order());
        var verified = await programme.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new());
        Assert.Equal(new[] { one, other }.Order(),
            verified.Chains.SelectMany(chain => chain.AlteredRows).Select(row => row.Key).Order());
    }

    [SkippableTheory, EachStore]
    public async Task An_allocation_of_one_arm_only_is_noted_for_ever(string store)
    {
        var (programme, allocation, _) = await GivenList.FrozenAsync(store);
        await using var running = programme;

        var imported = await allocation.ImportAllocationAsync(Seven.Replace(",C", ",T", StringComparison.Ordinal));
        await allocation.ReleaseAllocationAsync(new());

        Assert.Equal(2, imported.Report.Notes.Count(note => note.Code == "NOT_ONE_TO_ONE"));
        Assert.Equal(["350", "351"], allocation.SummariseAllocation(new()).Records.Single().NotOneToOneLaCodes);
    }

    /// <summary>What blinded roles are told of what follows the arms, and what is on the boards.</summary>
    private static async Task<string> ToldAsync(RunningProgramme programme)
    {
        var told = new List<string>();
        foreach (var role in Blinded)
        {
            var calls = programme.Invoker(await programme.KeyAsync(role));
            told.Add($"{new DeliveryService.DeliveryServiceClient(calls).SummariseSessions(new())}");
            if (role == Role.ProgrammeLead)
                told.Add($"{new CostsService.CostsServiceClient(calls).SummariseCosts(new())}");
            else
                told.Add($"{new OutcomesService.OutcomesServiceClient(calls).SummariseFlow(new())}");
        }
        told.AddRange((await programme.ScrapeAsync()).Where(line => line.Contains("la=\"", StringComparison.Ordinal)));
        return string.Join('\n', told);
    }

    private static TClient ClientOf<TClient>(RunningProgramme programme, Role role)
        where TClient : ClientBase => programme.ClientAsync<TClient>(role).GetAwaiter().GetResult();
}
