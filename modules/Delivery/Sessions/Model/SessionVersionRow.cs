using Google.Protobuf.WellKnownTypes;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>A version of a session that was replaced: what it said, and by whom, when and how it was replaced.
/// See decision 0026.</summary>
internal sealed record SessionVersionRow : IOfAuthority
{
    public required string SessionRef { get; init; }
    public required int Version { get; init; }
    public required string LaCode { get; init; }
    /// <summary>The session as its message, in JSON.</summary>
    public required string Content { get; init; }
    public DateTimeOffset ReplacedAt { get; init; }
    public required string ReplacedBy { get; init; }
    public required string Method { get; init; }
    public string? Reason { get; init; }

    public static SessionVersionRow Of(SessionRow before, string method, string by, DateTimeOffset at, string? reason = null) => new()
    {
        SessionRef = before.SessionRef,
        Version = before.Version,
        LaCode = before.LaCode,
        Content = before.ToMessage([]).ToString(),
        ReplacedAt = at,
        ReplacedBy = by,
        Method = method[(method.LastIndexOf('/') + 1)..],
        Reason = reason,
    };

    public SessionVersion ToMessage() => new()
    {
        Session = Session.Parser.ParseJson(Content),
        ReplacedAt = Timestamp.FromDateTimeOffset(ReplacedAt),
        ReplacedBy = ReplacedBy,
        Method = Method,
        Reason = Reason ?? "",
    };
}
