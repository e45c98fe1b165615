using System.Globalization;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.Data;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<ListAgreementsResponse> ListAgreements(ListAgreementsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After(request);

        await using var db = store.Read(context);
        var rows = After(db.Agreements, after);
        if (request.Urn.Length > 0)
            rows = rows.Where(row => row.Urn == request.Urn);
        if (request.LaCode.Length > 0)
            rows = rows.Where(row => row.LaCode == request.LaCode);
        var page = await rows.OrderBy(row => row.Urn).ThenBy(row => row.SignedOn).ThenBy(row => row.Kind).Take(size + 1).ToListAsync(context.CancellationToken);

        var response = new ListAgreementsResponse { Agreements = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, Key(page[size - 1]));
        return response;
    }

    private static string Key(AgreementRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Urn}\n{row.SignedOn:yyyy-MM-dd}\n{row.Kind}");

    private static IQueryable<AgreementRow> After(IQueryable<AgreementRow> rows, string key)
    {
        if (key.Split('\n') is not [var urn, var signed, var kind])
            return rows;
        var day = DateOnly.ParseExact(signed, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var kinds = UpTo<AgreementKind>(kind);
        return rows.Where(row => string.Compare(row.Urn, urn) > 0
            || (row.Urn == urn && (row.SignedOn > day || (row.SignedOn == day && !kinds.Contains(row.Kind)))));
    }

    /// <summary>The values up to one of them in the order in which the database has them: by name.</summary>
    private static List<T> UpTo<T>(string name)
        where T : struct, Enum => [.. Enum.GetValues<T>().Where(value => string.CompareOrdinal(value.ToString(), name) <= 0)];
}
