using Grpc.Core;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Tests;

/// <summary>Two hosts with the same programme and other arms answer whoever may not know the arms the same, whatever anybody changes
/// after the draw. So no answer that depends on arms depends on anything that a role can change.</summary>
[Trait("Promise", "S3")]
public sealed class NonInterferenceTests
{
    /// <summary>They end a phase, and so have a test of their own or come last.</summary>
    private static readonly string[] Ends = ["ReleaseAllocation", "ConfirmUnmasking", "LockData"];

    /// <summary>Roles that may not know the arms after their release.</summary>
    private static readonly Role[] Blinded = [.. ArmTwin.Roles.Except(
        [Role.TrialManager, Role.LaCoordinator, Role.Supervisor, Role.CostAnalyst, Role.Auditor])];

    /// <summary>What is done on locked data before the unmasking, and what it is answered: nothing is estimated or packed.</summary>
    private static readonly (Role Role, string Rpc, StatusCode Answer)[] OnLockedData =
    [
        (Role.DataManager, "LockData", StatusCode.OK),
        (Role.Statistician, "RehearseEffects", StatusCode.OK),
        (Role.Statistician, "CancelAnalysisRun", StatusCode.AlreadyExists),
        (Role.Statistician, "EstimateEffects", StatusCode.FailedPrecondition),
        (Role.DataManager, "ProposePackRelease", StatusCode.NotFound),
        (Role.ProgrammeLead, "ConfirmPackRelease", StatusCode.NotFound),
        (Role.Statistician, "WithdrawPackRelease", StatusCode.NotFound),
        (Role.Statistician, "BuildControlledPack", StatusCode.NotFound),
    ];

    private readonly HashSet<string> driven = [];

    [Fact]
    public async Task Sealed_arms_and_released_ones_change_no_answer_to_whoever_may_not_know_them()
    {
        var made = new MadeProgramme(7, 8, 7);
        var arms = made.Draw(1);
        var twins = await ArmTwin.PairAsync(made, arms, made.Draw(2, arms));
        await using var one = twins.One;
        await using var other = twins.Other;

        var told = await ChangeAsync(ArmTwin.Roles, 1, released: false, one, other);
        told.AddRange(await ReadAsync(ArmTwin.Roles, one, other));
        await one.ReleaseAsync();
        await other.ReleaseAsync();
        told.AddRange(await ChangeAsync(Blinded, 2, released: true, one, other));
        await ChangeAsync(ArmTwin.Roles.Except(Blinded), 2, released: true, one, other);
        // Of a school that only one of them treats.
        await WithdrawAsync(one, one.Treated.Except(other.Treated).First());
        await WithdrawAsync(other, one.Treated.Except(other.Treated).First());
        told.AddRange(await ReadAsync(Blinded, one, other));

        told.AddRange(await LockAsync(one, other));
        // Whoever delivers goes on under the lock.
        await ChangeAsync(ArmTwin.Roles.Except(Blinded), 4, released: true, one, other);
        told.AddRange(await ReadAsync(Blinded, one, other));
        Assert.True(told.Count == 0, $"{told.Count} answers tell arms:\n{string.Join('\n', told.Take(40))}");

        await EndAsync(one);
        await EndAsync(other);
        Assert.NotEmpty(await ReadAsync([Role.TrialManager, Role.CostAnalyst], one, other));
        var all = AccessTable.All.Where(row => row.Roles.Length > 0).Select(row => row.Rpc);
        Assert.True(all.All(driven.Contains), $"The walk does not drive {string.Join(", ", all.Except(driven))}.");
    }

    private static async Task WithdrawAsync(ArmTwin twin, string urn) =>
        await new EnrolmentService.EnrolmentServiceClient(twin.As(Role.TrialManager)).WithdrawSchoolAsync(new()
        {
            Urn = urn,
            WithdrawnOn = GivenRegister.Day(2022, 1, 10),
            Scope = WithdrawalScope.Delivery,
            Reason = "workload",
        });

    /// <summary>Locks, rehearses, and tries what comes after the unmasking; what is answered otherwise on one host than on the
    /// other.</summary>
    private async Task<List<string>> LockAsync(params ArmTwin[] twins)
    {
        var answers = new List<SortedDictionary<string, string>>();
        foreach (var twin in twins)
        {
            answers.Add(new(StringComparer.Ordinal));
            foreach (var (role, rpc, expected) in OnLockedData)
            {
                var (code, text) = await EveryChange.AnswerAsync(twin, role, rpc);
                Assert.True(code == expected, $"{rpc}: {text}");
                answers[^1][$"{role} {rpc}"] = text;
                driven.Add($"{ArmTwin.Named(rpc).Service.Name}/{rpc}");
                if (rpc == "RehearseEffects")
                    await GivenAnalysis.EndedAsync(twin.Programme, RehearseEffectsResponse.Parser.ParseJson(text).Run);
            }
            var pack = await twin.As(Role.Statistician).TextAsync(ArmTwin.Named("GetOpenPack"), new GetOpenPackRequest());
            Assert.Equal(StatusCode.NotFound, pack.Code);
            driven.Add("PackService/GetOpenPack");
        }
        return EveryAnswer.Differences(answers[0], answers[1]);
    }

    /// <summary>Unlock, unmask.</summary>
    private async Task EndAsync(ArmTwin twin)
    {
        await twin.Programme.AllowAsync(TrialAct.Unmask);
        foreach (var (role, rpc) in new[] { (Role.DataManager, "ProposeUnlock"), (Role.DataManager, "WithdrawUnlock"),
            (Role.DataManager, "ProposeUnlock"), (Role.TrialManager, "ConfirmUnlock"),
            (Role.TrialManager, "ReleaseAllocation"), (Role.Statistician, "ProposeUnmasking"),
            (Role.ProgrammeLead, "ConfirmUnmasking") })
            await EveryChange.SendAsync(twin, role, rpc, driven);
    }

    private async Task<List<string>> ReadAsync(IEnumerable<Role> roles, ArmTwin one, ArmTwin other)
    {
        var found = new List<string>();
        foreach (var role in roles)
        {
            var answers = await Task.WhenAll(EveryAnswer.OfAsync(one, role, driven), EveryAnswer.OfAsync(other, role));
            found.AddRange(EveryAnswer.Differences(answers[0], answers[1]));
        }
        return found;
    }

    private async Task<List<string>> ChangeAsync(IEnumerable<Role> roles, int round, bool released, ArmTwin one, ArmTwin other)
    {
        var found = new List<string>();
        foreach (var role in roles)
        {
            var answers = await Task.WhenAll(EveryChange.OfAsync(one, role, round, released, driven, Ends),
                EveryChange.OfAsync(other, role, round, released, new HashSet<string>(), Ends));
            found.AddRange(EveryAnswer.Differences(answers[0], answers[1]));
        }
        return found;
    }
}
