using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<ListWithdrawalsResponse> ListWithdrawals(ListWithdrawalsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 200, most: 1_000);
        var (urn, scope) = PageToken.After<string, string>(request) ?? ("", "");
        var scopes = UpTo<WithdrawalScope>(scope);

        await using var db = store.Read(context);
        var page = await db.Withdrawals
            .Where(row => request.LaCode == "" || row.LaCode == request.LaCode)
            .Where(row => string.Compare(row.Urn, urn) > 0 || (row.Urn == urn && !scopes.Contains(row.Scope)))
            .OrderBy(row => row.Urn).ThenBy(row => row.Scope).Take(size + 1).ToListAsync(context.CancellationToken);

        var response = new ListWithdrawalsResponse { Withdrawals = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Urn, page[size - 1].Scope);
        return response;
    }
}
