using Google.Rpc;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;
using Overrides = Programme.Access.V1.OverrideService.OverrideServiceClient;

namespace Programme.Tests;

/// <summary>Acts that cannot be undone wait for what they require, or for two persons.</summary>
public sealed class ActGateTests
{
    [SkippableTheory, EachStore]
    public async Task A_list_is_frozen_when_agreements_and_information_sheets_are_there(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        var manager = await programme.ClientAsync<Allocations>(Role.TrialManager);

        foreach (var act in new Func<Task>[] { async () => await manager.FreezeListAsync(new()),
            async () => await manager.FreezeListAsync(new() { ValidateOnly = true }),
            () => manager.ImportListAsync("350,170001\n") })
            Assert.Equal("DATA_SHARING_AGREEMENT 2, INFORMATION_SHEET 6", Missing(await Imports.RefusedAsync(Reasons.NotReady, act)));
        Assert.Null((await manager.GetListAsync(new())).List);
        await programme.Client<Client>().ImportAuthorities().SendAsync(new ImportAuthoritiesRequest
        { Options = Imports.Options("local-authorities.csv") }, "la_code,gss_code,name,mou_signed_on,dsa_signed_on\n"
            + "350,E350,Authority 350,2021-05-01,2021-06-01\n351,E351,Authority 351,2021-05-01,2021-06-01\n");
        await programme.Client<Client>().ImportAgreementsAsync(string.Concat(new[] { 2, 3, 4, 6, 7, 8 }
            .Select(number => $"17000{number},information_sheet,2021-06-01\n")));

        Assert.Equal(7, (await manager.FreezeListAsync(new())).List.Schools);
        Assert.Empty((await programme.Client<Overrides>().ListOverridesAsync(new())).Overrides);
    }

    [SkippableTheory, EachStore]
    public async Task Two_persons_go_without_what_is_missing_for_this_batch_and_no_more_than_they_named(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        var manager = await programme.ClientAsync<Allocations>(Role.TrialManager);
        await programme.AllowAsync(TrialAct.FreezeList);
        await programme.Client<Client>().ImportExtractAsync(20210801, [.. Enumerable.Range(170001, 10).Select(urn =>
            GivenRegister.Line(urn, la: urn <= 170005 ? "350" : "351", number: $"{urn - 166000}"))]);

        Assert.Equal("DATA_SHARING_AGREEMENT 2, INFORMATION_SHEET 8",
            Missing(await Imports.RefusedAsync(Reasons.NotReady, async () => await manager.FreezeListAsync(new()))));
        await programme.AllowAsync(TrialAct.FreezeList);
        var hash = (await manager.FreezeListAsync(new())).List.ListHash;
        await manager.DrawAsync(hash);
        await programme.Client<Client>().ImportExtractAsync(20210901, [.. Enumerable.Range(170001, 11).Select(urn =>
            GivenRegister.Line(urn, la: urn <= 170005 ? "350" : "351", number: $"{urn - 166000}"))]);

        Assert.Equal("DATA_SHARING_AGREEMENT 2, INFORMATION_SHEET 1",
            Missing(await Imports.RefusedAsync(Reasons.NotReady, async () => await manager.FreezeListAsync(new()))));
    }

    [SkippableTheory, EachStore]
    public async Task Arms_are_released_to_an_authority_whose_baselines_are_complete(string store)
    {
        var (programme, _) = await GivenList.SealedAsync(store);
        await using var running = programme;
        var manager = await programme.ClientAsync<Allocations>(Role.TrialManager);

        Assert.Equal("BASELINE 7", Missing(await Imports.RefusedAsync(Reasons.NotReady,
            async () => await manager.ReleaseAllocationAsync(new()))));
        foreach (var urn in new[] { "170001", "170002", "170003", "170004" })
            await programme.Client<Client>().RecordBaselineAsync(new() { Urn = urn, CompletedOn = GivenRegister.Day(2022, 9, 1) });

        Assert.Equal("350", Assert.Single((await manager.ReleaseAllocationAsync(new() { LaCodes = { "350" } })).Releases).LaCode);
        Assert.Equal("BASELINE 3", Missing(await Imports.RefusedAsync(Reasons.NotReady,
            async () => await manager.ReleaseAllocationAsync(new() { LaCodes = { "351" } }))));
        await Imports.RefusedAsync(Reasons.NotReleased, async () => await manager.RevealDrawAsync(new()));
    }

    [SkippableTheory, EachStore]
    public async Task Data_are_locked_after_the_trial_when_every_authority_is_released_and_every_return_is_there(string store)
    {
        var (programme, _) = await GivenList.SealedAsync(store);
        await using var running = programme;
        var manager = await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.DataManager);
        var returns = await programme.Client<OutcomesService.OutcomesServiceClient>().SummariseReturnsAsync(new());

        Assert.True(returns.Missing.Count > 0);
        Assert.Equal($"RELEASE 2, RETURN {returns.Missing.Count}", Missing(await Imports.RefusedAsync(Reasons.NotReady,
            async () => await manager.LockDataAsync(new()))));
        Assert.Empty((await manager.ListLocksAsync(new())).Locks);
        await programme.AllowAsync(TrialAct.LockData);

        Assert.Equal(1, (await manager.LockDataAsync(new())).DataLock.Number);
        await GivenAnalysis.UnlockedAsync(programme, "late_return");
        await Imports.RefusedAsync(Reasons.NotReady, async () => await manager.LockDataAsync(new()));
    }

    [Fact]
    public async Task Data_are_not_locked_while_the_trial_runs()
    {
        await using var programme = await RunningProgramme.StartAsync("sqlite", null, "--Trial:LastOn=2022-10-01");
        var manager = await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.DataManager);

        Assert.StartsWith("TRIAL_RUNS 1", Missing(await Imports.RefusedAsync(Reasons.NotReady,
            async () => await manager.LockDataAsync(new()))), StringComparison.Ordinal);
        programme.Clock.Advance(TimeSpan.FromDays(1));
        Assert.DoesNotContain("TRIAL_RUNS", Missing(await Imports.RefusedAsync(Reasons.NotReady,
            async () => await manager.LockDataAsync(new()))), StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task The_analysis_is_unmasked_with_the_locked_plan_and_the_lock_that_stands(string store)
    {
        var (programme, allocation) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var (one, lead) = (await programme.ClientAsync<Allocations>(Role.Statistician),
            await programme.ClientAsync<Allocations>(Role.ProgrammeLead));
        await one.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });

        Assert.Equal("PLAN 1, DATA_LOCK 1",
            Missing(await Imports.RefusedAsync(Reasons.NotReady, async () => await lead.ConfirmUnmaskingAsync(new()))));
        var (plan, locked) = (await GivenAnalysis.PlannedAsync(programme), await GivenAnalysis.LockedAsync(programme));
        Assert.Equal("PLAN 1, DATA_LOCK 1",
            Missing(await Imports.RefusedAsync(Reasons.NotReady, async () => await lead.ConfirmUnmaskingAsync(new()))));
        await one.WithdrawUnmaskingAsync(new());
        await one.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed", PlanSha256 = plan.Sha256, LockSha256 = locked.Sha256 });

        Assert.Equal(UnmaskingState.Confirmed, (await lead.ConfirmUnmaskingAsync(new())).Unmasking.State);
        Assert.Equal(UnmaskingState.Confirmed, allocation.GetUnmasking(new()).Unmasking.State);
    }

    [SkippableTheory, EachStore]
    public async Task What_the_operator_on_the_machine_does_without_is_recorded_once_it_is_done(string store)
    {
        var (programme, allocation) = await GivenList.SealedAsync(store);
        await using var running = programme;
        var overrides = programme.Client<Overrides>();

        await allocation.ReleaseAllocationAsync(new() { ValidateOnly = true });
        await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await allocation.ReleaseAllocationAsync(new() { LaCodes = { "999" } }));
        var frozen = Assert.Single((await overrides.ListOverridesAsync(new())).Overrides);
        await allocation.ReleaseAllocationAsync(new());
        await allocation.ReleaseAllocationAsync(new());

        var released = (await overrides.ListOverridesAsync(new())).Overrides[^1];
        Assert.Equal((TrialAct.FreezeList, "batch 1"), (frozen.Act, frozen.Subject));
        Assert.Equal((2, TrialAct.Release, "batch 1", "local", true, ""),
            (released.Number, released.Act, released.Subject, released.ProposedBy, released.ByOperator, released.ConfirmedBy));
        Assert.Equal(("BASELINE", 7), (Assert.Single(released.Missing).Code, released.Missing[0].Count));
        var audit = await programme.Client<AccessService.AccessServiceClient>().ListAuditEntriesAsync(new() { Module = "access" });
        Assert.Contains(audit.Entries, entry => entry.Method.EndsWith("/ReleaseAllocation", StringComparison.Ordinal)
            && entry.Details.Contains("BASELINE", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_act_has_a_rule_and_a_call() =>
        Assert.Equal(["ConfirmUnmasking Unmask", "FreezeList FreezeList", "ImportList FreezeList", "LockData LockData",
            "ReleaseAllocation Release"], ActRules.ByMethod.Select(pair => $"{pair.Key.Split('/')[^1]} {pair.Value}")
            .Order(StringComparer.Ordinal));

    /// <summary>Codes with how many, as the details of a refusal have them for machines.</summary>
    private static string Missing(Google.Rpc.Status refusal)
    {
        var counts = refusal.GetDetail<ErrorInfo>()!.Metadata;
        var named = refusal.GetDetail<PreconditionFailure>()!.Violations.Select(one => one.Type).ToList();
        Assert.Equal(counts.Keys.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        return string.Join(", ", named.Select(code => $"{code} {counts[code]}"));
    }
}
