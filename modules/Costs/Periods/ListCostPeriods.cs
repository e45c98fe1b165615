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

        await enrolment.RefuseUnknownAsync(request.LaCode, context.CancellationToken);
        var owing = new List<(string la, CostPeriod term)>();
        foreach (var term in CostPeriod.Between(trial.FirstOn, trial.LastOn))
            owing.AddRange((await AuthoritiesAsync(term, context)).Select(la => (la, term)));
        await using var db = store.Read(context);
        var begun = await db.CostLines.Where(row => request.LaCode == "" || row.LaCode == request.LaCode)
            .Select(row => new { row.LaCode, row.PeriodStartOn }).Distinct().ToListAsync(context.CancellationToken);

        var page = owing.Union(begun.Select(one => (la: one.LaCode, term: CostPeriod.Containing(one.PeriodStartOn))))
            .Where(one => request.LaCode.Length == 0 || one.la == request.LaCode)
            .Select(one => (one.la, one.term, Day: DayOf(one.term)))
            .OrderBy(one => one.la, StringComparer.Ordinal).ThenBy(one => one.Day, StringComparer.Ordinal)
            .SkipWhile(one => day.Length > 0 && (string.CompareOrdinal(one.la, code) < 0
                || (one.la == code && string.CompareOrdinal(one.Day, day) <= 0))).Take(size + 1).ToList();
        var response = new ListCostPeriodsResponse
        {
            Periods = { await StatesAsync(db, [.. page.Take(size).Select(one => (one.la, one.term))], context.CancellationToken) },
        };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].la, page[size - 1].Day);
        return response;
    }

    /// <summary>Who owes a term: authorities that there are on its first or last day, and the programme (empty), as far as the caller's
    /// scope goes.</summary>
    private async Task<IEnumerable<string>> AuthoritiesAsync(CostPeriod term, ServerCallContext context)
    {
        var begun = await enrolment.AuthorityCodesAsync(context.CancellationToken, term.AskedOn(trial));
        var ended = await enrolment.AuthorityCodesAsync(context.CancellationToken, term.LastOn);
        return begun.Union(ended).Concat(Caller.Of(context).Scope.Everything ? [""] : []);
    }

    /// <summary>Where some terms stand; reads the lines of their authorities alone.</summary>
    private async Task<IReadOnlyList<CostPeriodState>> StatesAsync(CostsDb db, IReadOnlyCollection<(string LaCode, CostPeriod Term)> terms,
        CancellationToken cancel)
    {
        string[] codes = [.. terms.Select(one => one.LaCode).Distinct()];
        var lines = (await db.CostLines.Where(row => codes.Contains(row.LaCode)).ToListAsync(cancel)).ToLookup(row => row.LaCode);
        var listed = await enrolment.ListedSchoolsAsync(cancel);
        var usual = await UsualPracticeLines.LoadAsync(db, listed.Select(school => school.Urn), cancel);
        var owing = terms.Select(one => one.Term).Distinct().ToDictionary(term => term, term => listed.ToLookup(
            school => UsualPracticeReturns.AskedOf(school, term, trial)));
        var last = (await db.CostSubmissions.Where(row => codes.Contains(row.LaCode)).ToListAsync(cancel))
            .GroupBy(row => (row.LaCode, row.Period)).ToDictionary(rows => rows.Key, rows => rows.MaxBy(row => row.Number));
        var rules = await queries.RulesAsync(db, await queries.TreatedAsync(cancel), cancel);
        var found = (await CostQueryLoader.FindAsync(db, rules, codes, cancel))
            .ToLookup(query => (query.Finding.LaCode, query.Finding.Period));
        return [.. terms.Select(one => CostPeriodStates.Of(one.LaCode, one.Term, [.. lines[one.LaCode]],
            UsualPracticeReturns.Count([.. owing[one.Term][one.LaCode]], one.Term, usual),
            [.. found[(one.LaCode, one.Term.Code)]],
            last.GetValueOrDefault((one.LaCode, one.Term.Code)), clock.Today()))];
    }
}
