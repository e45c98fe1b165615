using Programme.Enrolment;
using Programme.Enrolment.V1;

namespace Programme.Tests;

/// <summary>Units, links and register entries for these tests.</summary>
public sealed partial class TrialUnitsTests
{
    private static TrialUnit Describe(string urn, RegisterEntryRow[] register, IEnumerable<LinkRow> links, DateOnly? day = null) =>
        Units([urn], register, links, day).Describe(urn);

    private static TrialUnits Units(string[] listed, RegisterEntryRow[] register, IEnumerable<LinkRow> links, DateOnly? day = null,
        DateOnly? registeredOn = null) =>
        new(listed.Select(urn => new ListedUnit(urn, "35" + urn[..1])),
            new Lineage(links, register.ToDictionary(row => row.Urn), registeredOn, day ?? Day));

    private static LinkRow Link(string urn, string other, string type = "Successor", DateOnly? on = null) =>
        new() { Urn = urn, LinkUrn = other, LinkType = type, EstablishedOn = on };

    private static RegisterEntryRow Entry(string urn, DateOnly? closed = null, string? reason = null) => new()
    {
        Urn = urn,
        ExtractOn = new(2021, 9, 1),
        LaCode = "350",
        Laestab = "",
        Name = $"School {urn}",
        TypeName = "",
        PhaseName = "",
        StatusName = closed is null ? "Open" : "Closed",
        ClosedOn = closed,
        ClosedReason = reason,
    };
}
