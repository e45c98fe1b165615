using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<ListPostsResponse> ListPosts(ListPostsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 10_000);
        var (lead, id) = PageToken.After<string, string>(request) ?? ("", "");

        await using var db = store.Read(context);
        await using var all = store.Read(Scope.All);
        var moved = await MovedSchools.LoadAsync(all, context.CancellationToken);
        var page = await Matching(PostsByDay.In(all, db.Scope, moved), request, moved.OfAuthority(request.LaCode))
            .Where(row => string.Compare(row.LeadRef, lead) > 0 || (row.LeadRef == lead && string.Compare(row.PostId, id) > 0))
            .OrderBy(row => row.LeadRef).ThenBy(row => row.PostId).Take(size + 1).ToListAsync(context.CancellationToken);

        var today = clock.Today();
        var response = new ListPostsResponse
        {
            Posts = { page.Take(size).Select(row => PostsByDay.UpTo(row, moved, today).ToMessage()) }
        };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].LeadRef, page[size - 1].PostId);
        return response;
    }

    private static IQueryable<PostRow> Matching(IQueryable<PostRow> rows, ListPostsRequest request, List<string> had)
    {
        if (request.LaCode.Length > 0)
            rows = rows.Where(row => row.LaCode == request.LaCode || had.Contains(row.Urn));
        if (request.Urn.Length > 0)
            rows = rows.Where(row => row.Urn == request.Urn);
        if (request.InPostOn?.ToDateOnly() is { } day)
            rows = rows.Where(row => row.StartedOn <= day && (row.EndsBefore == null || row.EndsBefore > day));
        return rows;
    }
}
