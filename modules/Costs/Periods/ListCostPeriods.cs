using System.Globalization;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostPeriodsHandler
{
    public override async Task<ListCostPeriodsResponse> ListCostPeriods(ListCostPeriodsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (code, day) = PageToken.After<string, string>(request) ?? ("", "");

        var authorities = (await enrolment.AuthorityCodesAsync(context.CancellationToken)).ToList();
        if (Caller.Of(context).Scope.Everything)
            authorities.Add("");
        await using var db = store.Read(context);
        var stored = await db.CostLines.Where(row => request.LaCode == "" || row.LaCode == request.LaCode)
            .ToListAsync(context.CancellationToken);
        var lines = stored.ToLookup(row => (row.LaCode, CostPeriod.Containing(row.PeriodStartOn)));
        var last = (await db.CostSubmissions.ToListAsync(context.CancellationToken)).GroupBy(row => (row.LaCode, row.Period))
            .ToDictionary(rows => rows.Key, rows => rows.MaxBy(row => row.Number));
        var found = (await queries.LoadAsync(stored, await db.CostAnswers.ToListAsync(context.CancellationToken),
            context.CancellationToken)).ToLookup(query => (query.Finding.LaCode, query.Finding.Period));

        var terms = CostPeriod.Between(trial.FirstOn, trial.LastOn).ToList();
        var page = authorities.SelectMany(la => terms.Select(term => (la, term)))
            .Union(lines.Select(group => (la: group.Key.LaCode, term: group.Key.Item2)))
            .Where(one => request.LaCode.Length == 0 || one.la == request.LaCode)
            .Select(one => (one.la, one.term, Day: one.term.FirstOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            .OrderBy(one => one.la, StringComparer.Ordinal).ThenBy(one => one.Day, StringComparer.Ordinal)
            .SkipWhile(one => day.Length > 0 && (string.CompareOrdinal(one.la, code) < 0
                || (one.la == code && string.CompareOrdinal(one.Day, day) <= 0))).Take(size + 1).ToList();
        var response = new ListCostPeriodsResponse
        {
            Periods =
            {
                page.Take(size).Select(one => CostPeriodStates.Of(one.la, one.term, [.. lines[(one.la, one.term)]],
                    [.. found[(one.la, one.term.Code)]], last.GetValueOrDefault((one.la, one.term.Code)), clock.Today())),
            },
        };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].la, page[size - 1].Day);
        return response;
    }
}
