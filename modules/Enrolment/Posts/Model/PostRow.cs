using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>A person's time as lead or deputy at a school: from its first day up to, not including, <see cref="EndsBefore"/>.</summary>
internal sealed record PostRow : IOfAuthority
{
    public required string PostId { get; init; }
    public required string LeadRef { get; init; }
    public required string Urn { get; init; }
    public required string LaCode { get; init; }
    public required PostRole Role { get; init; }
    public required DateOnly StartedOn { get; init; }

    /// <summary>First day no longer in post; null = in post.</summary>
    public DateOnly? EndsBefore { get; init; }

    /// <summary>Unspecified while in post.</summary>
    public LeavingReason LeavingReason { get; init; }

    /// <summary>The post for which this one is cover; null = a post of one's own.</summary>
    public string? CoversPostId { get; init; }

    /// <summary>1, 2, 3 …: the etag.</summary>
    public required int Version { get; init; }

    /// <summary>The id follows from what identifies a post: person, school, role and first day, so that a repeated import finds the
    /// same.</summary>
    public static string IdOf(string leadRef, string urn, PostRole role, DateOnly startedOn)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{leadRef}\n{urn}\n{role}\n{startedOn:yyyy-MM-dd}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 12));
    }

    /// <summary>The day by which a post is that of an authority: its last one, or today while somebody is in it. A lead of long standing
    /// is that of the authority that has the school now.</summary>
    public static DateOnly LastDay(DateOnly startedOn, DateOnly? endsBefore, DateOnly today) =>
        endsBefore?.AddDays(-1) is { } last && last < today ? last : startedOn > today ? startedOn : today;

    /// <summary>Whether a day of this post is also a day of the other, both by the same person in the same role and school.</summary>
    public bool Overlaps(PostRow other) =>
        (EndsBefore is not { } end || other.StartedOn < end) && (other.EndsBefore is not { } otherEnd || StartedOn < otherEnd);

    public Post ToMessage() => new()
    {
        PostId = PostId,
        LeadRef = LeadRef,
        Urn = Urn,
        LaCode = LaCode,
        Role = Role,
        StartedOn = StartedOn.ToDate(),
        EndedOn = EndsBefore?.AddDays(-1).ToDate(),
        LeavingReason = LeavingReason,
        Etag = Version.ToString(CultureInfo.InvariantCulture),
        CoversPostId = CoversPostId ?? "",
    };
}
