using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<ListAgreementsResponse> ListAgreements(ListAgreementsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (urn, signedOn, kind) = PageToken.After<string, DateOnly, string>(request) ?? ("", DateOnly.MinValue, "");
        var kinds = UpTo<AgreementKind>(kind);

        await using var db = store.Read(context);
        var rows = db.Agreements.Where(row => string.Compare(row.Urn, urn) > 0
            || (row.Urn == urn && (row.SignedOn > signedOn || (row.SignedOn == signedOn && !kinds.Contains(row.Kind)))));
        if (request.Urn.Length > 0)
            rows = rows.Where(row => row.Urn == request.Urn);
        if (request.LaCode.Length > 0)
            rows = rows.Where(row => row.LaCode == request.LaCode);
        var page = await rows.OrderBy(row => row.Urn).ThenBy(row => row.SignedOn).ThenBy(row => row.Kind).Take(size + 1)
            .ToListAsync(context.CancellationToken);

        var response = new ListAgreementsResponse { Agreements = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Urn, page[size - 1].SignedOn, page[size - 1].Kind);
        return response;
    }

    /// <summary>The values up to one of them in the order in which the database has them: by name.</summary>
    private static List<T> UpTo<T>(string name)
        where T : struct, Enum => [.. Enum.GetValues<T>().Where(value => string.CompareOrdinal(value.ToString(), name) <= 0)];
}
