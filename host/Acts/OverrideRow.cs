using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;

namespace Programme.Host;

/// <summary>That an act was, or may be, done without something that it requires.</summary>
internal sealed record OverrideRow
{
    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    public required TrialAct Act { get; init; }

    /// <summary>Batch or lock that it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>What was missing: an <see cref="Override"/> with nothing else, as JSON.</summary>
    public required string Missing { get; init; }

    /// <summary>Empty for the operator's.</summary>
    public required string Reason { get; init; }

    public required string ProposedBy { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Whether the operator on the machine did the act, without a second person.</summary>
    public bool ByOperator { get; init; }

    /// <summary>Null = nobody yet.</summary>
    public string? ConfirmedBy { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The next row, without a reason and of two persons.</summary>
    /// <param name="db">The tables, inside a transaction.</param>
    /// <param name="act">The act.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="missing">What is missing.</param>
    /// <param name="by">Who proposes it, or does the act.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<OverrideRow> NextAsync(AccessDb db, TrialAct act, string subject, IEnumerable<MissingFact> missing, string by,
        DateTimeOffset at, CancellationToken cancel) => new()
        {
            Number = (await db.Overrides.MaxAsync(one => (int?)one.Number, cancel) ?? 0) + 1,
            Act = act,
            Subject = subject,
            Missing = JsonFormatter.Default.Format(new Override { Missing = { missing } }),
            Reason = "",
            ProposedBy = by,
            ProposedAt = at,
        };

    /// <summary>Whether two persons decided to do an act without all this.</summary>
    public bool Covers(TrialAct act, string subject, IReadOnlyList<MissingFact> missing) =>
        Act == act && Subject == subject && ConfirmedAt is not null && ToMessage().Missing is var named
            && missing.All(fact => named.Any(one => one.Code == fact.Code && one.Count >= fact.Count));

    public Override ToMessage()
    {
        var message = JsonParser.Default.Parse<Override>(Missing);
        (message.Number, message.Act, message.Subject, message.Reason) = (Number, Act, Subject, Reason);
        (message.ProposedBy, message.ProposedAt) = (ProposedBy, Timestamp.FromDateTimeOffset(ProposedAt));
        (message.ConfirmedBy, message.ByOperator) = (ConfirmedBy ?? "", ByOperator);
        message.ConfirmedAt = ConfirmedAt is { } at ? Timestamp.FromDateTimeOffset(at) : null;
        return message;
    }
}
