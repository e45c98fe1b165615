using System.Text.RegularExpressions;
using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    public override async Task<CreateGroupResponse> CreateGroup(CreateGroupRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Needed("la_code", request.LaCode);
        fields.AddIf(!GroupReference().IsMatch(request.GroupRef), "group_ref", FieldCodes.NotAReference,
            "a reference of up to 40 letters, digits, - and _ is expected, never a name.");
        fields.OneOf("format", request.Format, optional: true);
        fields.ThrowIfAny();

        await CheckAuthorityAsync(request.LaCode, "", context.CancellationToken);

        var group = new GroupRow { GroupRef = request.GroupRef, LaCode = request.LaCode, Format = request.Format };
        return await commit.SaveAsync(context, request, new CreateGroupResponse { Group = group.ToMessage([]) },
            writing => writing.Groups.Add(group));
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$")]
    private static partial Regex GroupReference();
}
