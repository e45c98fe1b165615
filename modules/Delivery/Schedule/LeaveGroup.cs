using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    public override async Task<LeaveGroupResponse> LeaveGroup(LeaveGroupRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Needed("group_ref", request.GroupRef);
        fields.Needed("urn", request.Urn);
        var leftOn = fields.Day("left_on", request.LeftOn);
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        var group = await FindGroupAsync(db, request.GroupRef, context.CancellationToken);
        var members = await db.GroupMembers.Where(row => row.GroupRef == group.GroupRef).ToListAsync(context.CancellationToken);
        var before = members.Find(row => row.Urn == request.Urn && row.LeadRef == request.LeadRef && row.LeftOn is null)
            ?? throw Faults.NotFound("present member of the group", request.Urn);
        if (leftOn < before.JoinedOn)
            throw Faults.Invalid("left_on", FieldCodes.BeforeStart, "the last day in the group is not before the first.");

        var after = before with { LeftOn = leftOn };
        var response = new LeaveGroupResponse { Group = group.ToMessage(members.Where(row => row != before).Append(after)) };
        return await commit.SaveAsync(context, request, response, writing => writing.Attach(before).CurrentValues.SetValues(after));
    }
}
