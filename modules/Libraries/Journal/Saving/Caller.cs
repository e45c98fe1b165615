using System.Text.Json;
using Grpc.Core;
using Programme.Access.V1;

namespace Programme.Journal;

/// <summary>Who calls: set once by the host for every call, and handed on to other modules.</summary>
/// <param name="Subject">The key's subject, <c>local</c> for the operator on this machine, <c>system</c> for the host.</param>
/// <param name="Role">What the caller may do.</param>
/// <param name="LaCodes">Authorities that it may see; null = all.</param>
/// <param name="Module">The module through which the call comes, for calls between modules; otherwise null.</param>
public sealed record Caller(string Subject, Role Role, IReadOnlyList<string>? LaCodes, string? Module)
{
    /// <summary>Metadata key in which a module hands its caller on; taken on the host's own socket only.</summary>
    public const string Header = "programme-caller-bin";

    /// <summary>The host itself, for the figures that it publishes.</summary>
    public static Caller System { get; } = new("system", Role.System, null, null);

    /// <summary>The operator on this machine.</summary>
    public static Caller Local { get; } = new("local", Role.Local, null, null);

    /// <summary>Whether the caller's role may know arms once they are released, in its scope. Every other role is blinded until the
    /// unmasking: what it is answered may depend on the design (half of the schools in each arm), never on the arms.</summary>
    public bool MayKnowArms => Role is Role.TrialManager or Role.LaCoordinator or Role.Supervisor or Role.CostAnalyst or Role.Auditor
        or Role.Local;

    /// <summary>The person whose key it is; null = none (a machine's key, the machine's own socket).</summary>
    public string? Person { get; init; }

    /// <summary>Persons who stood behind a key of this one lately, or this one behind theirs: they are no second person for each
    /// other.</summary>
    public IReadOnlyList<string> LinkedTo { get; init; } = [];

    /// <summary>Who acts, as it is kept: the person, or the subject where none is behind it.</summary>
    public string Who => Person ?? Subject;

    /// <summary>Whether this is another person than one who acted before, and not linked to it. A machine's key and the machine's own
    /// socket are nobody.</summary>
    /// <param name="who">Who acted before.</param>
    public bool IsSecondTo(string who) => Person is not null && Person != who && !LinkedTo.Contains(who);

    /// <summary>Refuses to confirm what the same person, or one that is linked to it, proposed.</summary>
    /// <param name="proposer">The person who proposed.</param>
    public void RefuseUnlessSecond(string proposer)
    {
        if (Person is null || Person == proposer)
            throw Faults.Precondition(Reasons.SecondPersonNeeded, "proposal", $"{proposer} proposed this. Somebody else must confirm it.");
        if (LinkedTo.Contains(proposer))
            throw Faults.Precondition(Reasons.SecondPersonNeeded, "proposal",
                $"{proposer} proposed this, and one of you made or activated a key of the other lately. Somebody else must confirm it, or "
                    + "wait.");
    }

    /// <summary>Authorities that this caller may see.</summary>
    public Scope Scope => LaCodes is null ? Scope.All : new Scope(false, LaCodes);

    /// <summary>The caller of this call.</summary>
    public static Caller Of(ServerCallContext call) =>
        call.UserState.TryGetValue(typeof(Caller), out var caller) ? (Caller)caller : throw Faults.Unauthenticated();

    /// <summary>Refuses a key that is limited to some authorities, for what concerns all of them.</summary>
    public static void RefuseLimited(ServerCallContext call)
    {
        if (Of(call) is { LaCodes: not null } caller)
            throw Faults.Denied(call.Method, $"{caller.Role}, with a key limited to some authorities,");
    }

    /// <summary>Remembers the caller for the rest of the call.</summary>
    public void Enter(ServerCallContext call) => call.UserState[typeof(Caller)] = this;

    /// <summary>For the header.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <summary>From the header; null when it is not one.</summary>
    public static Caller? FromBytes(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<Caller>(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
