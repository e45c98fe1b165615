using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    public override async Task<JoinGroupResponse> JoinGroup(JoinGroupRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Needed("group_ref", request.GroupRef);
        fields.Needed("urn", request.Urn);
        var joinedOn = fields.Day("joined_on", request.JoinedOn);
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        var group = await FindGroupAsync(db, request.GroupRef, context.CancellationToken);
        await CheckAuthorityAsync(group.LaCode, request.Urn, context.CancellationToken);
        await CheckLeadAsync(group.LaCode, request.Urn, request.LeadRef, context.CancellationToken);
        var member = new GroupMemberRow
        {
            GroupRef = group.GroupRef,
            LaCode = group.LaCode,
            Urn = request.Urn,
            LeadRef = request.LeadRef,
            JoinedOn = joinedOn
        };
        var others = await db.GroupMembers.Where(row => row.Urn == request.Urn).ToListAsync(context.CancellationToken);
        if (others.Find(other => IsInTheWay(member, other)) is { } there)
            throw Faults.Precondition(Reasons.InGroupAlready, request.Urn,
                $"School {request.Urn} is in group {there.GroupRef} from "
                    + $"{there.JoinedOn:yyyy-MM-dd}{(there.LeftOn is { } left ? $" to {left:yyyy-MM-dd}" : "")}. Let it leave first.");

        var members = (await db.GroupMembers.Where(row => row.GroupRef == group.GroupRef).ToListAsync(context.CancellationToken))
            .Append(member);
        return await commit.SaveAsync(context, request, new JoinGroupResponse { Group = group.ToMessage(members) },
            writing => writing.GroupMembers.Add(member));
    }

    /// <summary>At one time a school as a whole is in one group, and each of its leads in one.</summary>
    private static bool IsInTheWay(GroupMemberRow member, GroupMemberRow other) =>
        (other.LeftOn is null || other.LeftOn >= member.JoinedOn)
        && (other.LeadRef.Length == 0 || member.LeadRef.Length == 0 || other.LeadRef == member.LeadRef);

    private static async Task<GroupRow> FindGroupAsync(DeliveryDb db, string groupRef, CancellationToken cancel) =>
        await db.Groups.SingleOrDefaultAsync(row => row.GroupRef == groupRef, cancel) ?? throw Faults.NotFound("group", groupRef);

    /// <summary>A lead, if one is named, must have or have had a post at the school.</summary>
    private async Task CheckLeadAsync(string laCode, string urn, string leadRef, CancellationToken cancel)
    {
        if (leadRef.Length > 0 && (await enrolment.LeadsAsync(laCode, cancel)).All(post => post.Urn != urn || post.LeadRef != leadRef))
            throw Faults.Invalid("lead_ref", FieldCodes.UnknownLead,
                "the reference of a lead of the school is expected, or none for all of them.");
    }
}
