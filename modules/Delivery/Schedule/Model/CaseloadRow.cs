using System.Globalization;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>A school or a group in the hands of a supervisor from a day to a day.</summary>
internal sealed record CaseloadRow : IOfAuthority
{
    public required string CaseloadRef { get; init; }
    public required string LaCode { get; init; }
    public required string SupervisorRef { get; init; }
    /// <summary>Empty = a group.</summary>
    public string Urn { get; init; } = "";
    /// <summary>Empty = a school.</summary>
    public string GroupRef { get; init; } = "";
    public required DateOnly StartsOn { get; init; }
    /// <summary>Last day.</summary>
    public DateOnly? EndsOn { get; init; }
    /// <summary>Empty = their own.</summary>
    public string CoversFor { get; init; } = "";
    public int Version { get; init; } = 1;

    public string Etag => Version.ToString(CultureInfo.InvariantCulture);

    public bool On(DateOnly day) => day >= StartsOn && (EndsOn is null || day <= EndsOn);

    public bool Overlaps(CaseloadRow other) =>
        StartsOn <= (other.EndsOn ?? DateOnly.MaxValue) && other.StartsOn <= (EndsOn ?? DateOnly.MaxValue);

    public Caseload ToMessage() => new()
    {
        CaseloadRef = CaseloadRef,
        LaCode = LaCode,
        SupervisorRef = SupervisorRef,
        Urn = Urn,
        GroupRef = GroupRef,
        StartsOn = StartsOn.ToDate(),
        EndsOn = EndsOn.ToDate(),
        CoversFor = CoversFor,
        Etag = Etag,
    };
}
