using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Every change of a whole trial is sent over a connection that loses the answer, and then three times more.</summary>
[Trait("Promise", "D9")]
[Trait("Promise", "D14")]
public sealed class LostReplyTests
{
    /// <summary>They change something that another role made in the first round.</summary>
    private static readonly Role[] Again = [Role.Operator, Role.ProgrammeLead, Role.CostAnalyst, Role.TrialManager];

    private static readonly (Role Role, string Rpc)[] AtTheEnd =
    [
        (Role.DataManager, "LockData"), (Role.Statistician, "RehearseEffects"), (Role.DataManager, "ProposeUnlock"),
        (Role.DataManager, "WithdrawUnlock"), (Role.DataManager, "ProposeUnlock"), (Role.TrialManager, "ConfirmUnlock"),
    ];

    /// <summary>What this trial does not come to: what is done once before its draw, or with results that it has not.</summary>
    private static readonly string[] NotHere =
    [
        "BuildControlledPack", "CancelAnalysisRun", "ConfirmCorrection", "ConfirmPackRelease", "ConfirmUnmasking", "EstimateEffects",
        "FreezeList", "ImportAllocation", "ImportList", "LockPlan", "ProposePackRelease", "WithdrawPackRelease",
    ];

    private readonly HashSet<string> repeated = [];
    private int requests;

    [SkippableTheory, EachStore]
    public async Task Every_change_whose_answer_was_lost_has_one_effect_and_the_same_answer_at_each_try(string store)
    {
        LostReplies? line = null;
        await using var twin = await ArmTwin.DrawnAsync(new MadeProgramme(7, 8, 7), store, listed =>
        {
            line = new LostReplies(listed.Programme.Grpc);
            listed.Change = (role, rpc, messages) => RepeatedAsync(listed, line, role, rpc, messages);
        });

        foreach (var (role, round) in ArmTwin.Roles.Select(role => (role, 1)).Concat(Again.Select(role => (role, 2))))
            await EveryChange.OfAsync(twin, role, round, released: true, new HashSet<string>(), "ConfirmUnmasking", "LockData");
        foreach (var (role, rpc) in AtTheEnd)
            await EveryChange.AnswerAsync(twin, role, rpc);
        await line!.DisposeAsync();

        var all = AccessTable.All.Where(row => row.Roles.Length > 0).Select(row => row.Rpc)
            .Where(rpc => EveryAnswer.IsChanging(ArmTwin.Named(rpc.Split('/')[1])));
        Assert.Empty(all.Except(repeated).Select(rpc => rpc.Split('/')[1]).Except(NotHere));
    }

    private async Task<byte[]> RepeatedAsync(ArmTwin twin, LostReplies line, Role role, MethodDescriptor rpc,
        IReadOnlyList<IMessage> messages)
    {
        var id = $"lost-{++requests}";
        Name(messages[0], id);
        // The codes that it makes are shown once, and the walk needs them.
        var shown = rpc.Name == "IssueSurveyCodes" ? await twin.As(role).CallAsync(rpc, messages) : null;
        await line.LoseAsync(new Metadata { { "authorization", $"Bearer {twin.KeyOf(role)}" } },
            (calls, options) => calls.CallAsync(rpc, options, messages));
        var after = await JournalRows.OfAsync(twin.Programme, id);
        var answers = new List<byte[]>();
        try
        {
            while (answers.Count < 3)
                answers.Add(await twin.As(role).CallAsync(rpc, messages));
        }
        catch (RpcException refusal) when (answers.Count > 0)
        {
            Assert.Fail($"{rpc.Name} was done, and at try {answers.Count + 1} refused: {refusal.Status}");
        }
        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(answers[0], answers[2]);
        Assert.Equal(after, await JournalRows.OfAsync(twin.Programme, id));
        Assert.True(after is { Audit: <= 1, Requests: <= 1 }, $"{rpc.Name}: {after}");
        repeated.Add($"{rpc.Service.Name}/{rpc.Name}");
        return shown ?? answers[0];
    }

    /// <summary>Gives the request an id.</summary>
    private static void Name(IMessage request, string id)
    {
        var holder = request.Descriptor.FindFieldByName("options") is { } options
            ? (IMessage)(options.Accessor.GetValue(request) ?? options.MessageType.Parser.ParseFrom(ByteString.Empty)) : request;
        holder.Descriptor.FindFieldByName("request_id").Accessor.SetValue(holder, id);
        if (holder != request)
            request.Descriptor.FindFieldByName("options").Accessor.SetValue(request, holder);
    }
}
