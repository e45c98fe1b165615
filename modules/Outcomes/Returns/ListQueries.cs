using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ReturnsHandler
{
    public override async Task<ListQueriesResponse> ListQueries(ListQueriesRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (code, month, place) = PageToken.After<string, string, string>(request) ?? ("", "", "0.0");
        var (version, number) = Place(place);

        await using var db = store.Read(context);
        var rows = request.OpenOnly ? db.OpenQueries() : db.Queries;
        var page = await rows
            .Where(row => (request.LaCode == "" || row.LaCode == request.LaCode)
                && (request.ReportingMonth == "" || row.Month == request.ReportingMonth))
            .Where(row => string.Compare(row.LaCode, code) > 0 || (row.LaCode == code && (string.Compare(row.Month, month) > 0
                || (row.Month == month && (row.Version > version || (row.Version == version && row.Number > number))))))
            .OrderBy(row => row.LaCode).ThenBy(row => row.Month).ThenBy(row => row.Version).ThenBy(row => row.Number)
            .Take(size + 1).ToListAsync(context.CancellationToken);
        var theirs = await TheirColumns.LoadAsync(db, [.. page.Select(row => row.LaCode).Distinct()], context.CancellationToken);

        var response =
            new ListQueriesResponse
            {
                Queries =
                { page.Take(size).Select(row => row.ToMessage(theirs(row.LaCode, row.Month, row.Version))) }
            };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].LaCode, page[size - 1].Month,
                $"{page[size - 1].Version}.{page[size - 1].Number}");
        return response;
    }

    private static (int Version, int Number) Place(string place) =>
        place.Split('.') is [var version, var number] && int.TryParse(version, out var asVersion) && int.TryParse(number, out var asNumber)
            ? (asVersion, asNumber)
            : throw Faults.Invalid("page_token", FieldCodes.NotOfThisList,
                "send the next_page_token of the same list with the same filter, or none.");
}
