using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class PeopleHandler
{
    public override async Task<ListPeopleResponse> ListPeople(ListPeopleRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 500);
        var after = PageToken.After<string>(request) ?? "";

        await using var db = store.Read(context);
        var page = await db.InScope().OfAuthority(db, request.LaCode).Where(row => string.Compare(row.PersonRef, after) > 0)
            .OrderBy(row => row.PersonRef).Take(size + 1).ToListAsync(context.CancellationToken);

        var shown = page.Take(size).ToList();
        var response = new ListPeopleResponse { People = { shown.Select(row => row.ToMessage(Open(row))) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].PersonRef);
        return shown.Count > 0 ? await ReadAsync(request, context, shown, response) : response;
    }
}
