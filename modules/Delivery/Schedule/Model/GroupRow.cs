using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Schools, or leads of schools, who meet as one.</summary>
internal sealed record GroupRow : IOfAuthority
{
    public required string GroupRef { get; init; }
    public required string LaCode { get; init; }
    /// <summary>Not given = as the authority's terms say.</summary>
    public DeliveryFormat Format { get; init; }

    public Group ToMessage(IEnumerable<GroupMemberRow> members) => new()
    {
        GroupRef = GroupRef,
        LaCode = LaCode,
        Format = Format,
        Members =
        {
            members.OrderBy(row => row.Urn, StringComparer.Ordinal).ThenBy(row => row.LeadRef, StringComparer.Ordinal)
                .ThenBy(row => row.JoinedOn)
                .Select(row => row.ToMessage()),
        },
    };
}

/// <summary>A school, or one lead of it, in a group from a day to a day.</summary>
internal sealed record GroupMemberRow : IOfAuthority
{
    public required string GroupRef { get; init; }
    public required string LaCode { get; init; }
    public required string Urn { get; init; }
    /// <summary>Empty = all leads of the school.</summary>
    public string LeadRef { get; init; } = "";
    public required DateOnly JoinedOn { get; init; }
    /// <summary>Last day.</summary>
    public DateOnly? LeftOn { get; init; }

    public bool On(DateOnly day) => day >= JoinedOn && (LeftOn is null || day <= LeftOn);

    public GroupMember ToMessage() => new() { Urn = Urn, LeadRef = LeadRef, JoinedOn = JoinedOn.ToDate(), LeftOn = LeftOn.ToDate() };
}
