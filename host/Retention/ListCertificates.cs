using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class RetentionHandler
{
    public override async Task<ListCertificatesResponse> ListCertificates(ListCertificatesRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (module, number) = PageToken.After<string, int>(request) ?? ("", 0);

        var page = new List<(string Module, Certificate Certificate)>();
        foreach (var source in sources.Where(source => string.CompareOrdinal(source.Module, module) >= 0)
            .OrderBy(source => source.Module, StringComparer.Ordinal))
        {
            var after = source.Module == module ? number : 0;
            await using var db = source.Journal.OpenJournal();
            var rows = await db.Certificates.Where(row => row.Number > after).OrderBy(row => row.Number).Take(size + 1 - page.Count)
                .ToListAsync(context.CancellationToken);
            page.AddRange(rows.Select(row => (source.Module, row.ToMessage())));
            if (page.Count > size)
                break;
        }

        var response = new ListCertificatesResponse { Certificates = { page.Take(size).Select(row => row.Certificate) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Module, page[size - 1].Certificate.Number);
        return response;
    }
}
