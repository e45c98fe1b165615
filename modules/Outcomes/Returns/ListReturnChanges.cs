using System.Globalization;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ReturnsHandler
{
    public override async Task<ListReturnChangesResponse> ListReturnChanges(ListReturnChangesRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        // Later pages stay with the versions of the first, also when a newer one came in between.
        var (place, urn, measure) = PageToken.After<string, string, int>(request)
            ?? (string.Create(CultureInfo.InvariantCulture, $"{request.FromVersion}.{request.ToVersion}"), "", -1);

        await using var db = store.Read(context);
        var rows = db.ReturnRows.Where(row => row.LaCode == request.LaCode && row.Month == request.ReportingMonth);
        var (from, to) = await VersionsAsync(db, request, Place(place), context.CancellationToken);
        var before = await rows.Where(row => row.Version == from).ToDictionaryAsync(row => row.Urn, context.CancellationToken);
        var after = await rows.Where(row => row.Version == to).ToDictionaryAsync(row => row.Urn, context.CancellationToken);

        var page = ReturnChanges.Between(before, after)
            .Where(change => string.CompareOrdinal(change.Urn, urn) > 0 || (change.Urn == urn && change.Measure > measure)).Take(size + 1)
            .ToList();
        var response = new ListReturnChangesResponse
        {
            FromVersion = from,
            ToVersion = to,
            Changes = { page.Take(size).Select(ToMessage) }
        };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, string.Create(CultureInfo.InvariantCulture, $"{from}.{to}"),
                page[size - 1].Urn, page[size - 1].Measure);
        return response;
    }

    private static async Task<(int From, int To)> VersionsAsync(OutcomesDb db, ListReturnChangesRequest request, (int From, int To) asked,
        CancellationToken cancel)
    {
        var versions = await db.Returns.Where(row => row.LaCode == request.LaCode && row.Month == request.ReportingMonth)
            .Select(row => row.Version).OrderBy(version => version).ToListAsync(cancel);
        var to = asked.To > 0 ? asked.To : versions.LastOrDefault();
        var from = asked.From > 0 ? asked.From : versions.LastOrDefault(version => version < to);
        return versions.Contains(to) && versions.Contains(from)
            ? (from, to)
            : throw Faults.NotFound("pair of versions", $"{request.LaCode} {request.ReportingMonth}");
    }

    private static ReturnChange ToMessage((string Urn, int Measure, int? Before, int? After) change)
    {
        var message = new ReturnChange { Urn = change.Urn, Measure = Measures.All[change.Measure].Column };
        if (change.Before is { } before)
            message.Before = before;
        if (change.After is { } after)
            message.After = after;
        return message;
    }
}
