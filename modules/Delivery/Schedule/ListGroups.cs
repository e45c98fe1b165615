using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    public override async Task<ListGroupsResponse> ListGroups(ListGroupsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<string>(request) ?? "";

        await using var db = store.Read(context);
        var page = await db.Groups.Where(row => (request.LaCode == "" || row.LaCode == request.LaCode)
            && string.Compare(row.GroupRef, after) > 0)
            .OrderBy(row => row.GroupRef).Take(size + 1).ToListAsync(context.CancellationToken);
        var shown = page.Take(size).Select(row => row.GroupRef).ToList();
        var members = (await db.GroupMembers.Where(row => shown.Contains(row.GroupRef)).ToListAsync(context.CancellationToken))
            .ToLookup(row => row.GroupRef);

        var response = new ListGroupsResponse { Groups = { page.Take(size).Select(row => row.ToMessage(members[row.GroupRef])) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].GroupRef);
        return response;
    }
}
