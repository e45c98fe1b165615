
namespace Programme.Delivery;

/// <summary>A school in the hands of a supervisor from a day to a day, on its own or in a group.</summary>
internal sealed record SchoolInHand(string SupervisorRef, string Urn, DateOnly From, DateOnly? To);

/// <summary>The schools that supervisors had, by their caseloads.</summary>
internal static class SchoolsInHand
{
    public static IEnumerable<SchoolInHand> Of(IEnumerable<CaseloadRow> caseloads, IReadOnlyCollection<GroupMemberRow> members) =>
        caseloads.SelectMany(caseload => caseload.Urn.Length > 0
        ? [new SchoolInHand(caseload.SupervisorRef, caseload.Urn, caseload.StartsOn, caseload.EndsOn)]
        : members.Where(member => member.GroupRef == caseload.GroupRef).Select(member => Both(caseload, member)).OfType<SchoolInHand>());

    /// <summary>While the group was the supervisor's and the school was in it; null = never.</summary>
    private static SchoolInHand? Both(CaseloadRow caseload, GroupMemberRow member)
    {
        var from = caseload.StartsOn > member.JoinedOn ? caseload.StartsOn : member.JoinedOn;
        var to = (caseload.EndsOn ?? DateOnly.MaxValue) < (member.LeftOn ?? DateOnly.MaxValue) ? caseload.EndsOn : member.LeftOn;
        return to < from ? null : new SchoolInHand(caseload.SupervisorRef, member.Urn, from, to);
    }
}
