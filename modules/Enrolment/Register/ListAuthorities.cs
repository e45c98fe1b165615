using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<ListAuthoritiesResponse> ListAuthorities(ListAuthoritiesRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 200, most: 1_000);
        var after = PageToken.After<string>(request) ?? "";
        var day = request.AsOf?.ToDateOnly();

        await using var db = store.Read(context);
        var rows = day is { } asOf ? db.Authorities.ValidOn(asOf) : db.Authorities.Newest();
        var page = await rows.Where(row => string.Compare(row.LaCode, after) > 0)
            .OrderBy(row => row.LaCode).Take(size + 1).ToListAsync(context.CancellationToken);
        page = await db.WithAgreementsAsync(page, context.CancellationToken);

        var response = new ListAuthoritiesResponse { Authorities = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].LaCode);
        return response;
    }
}
