using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostPeriodsHandler
{
    /// <summary>So many authorities' lines are in memory while a page is made.</summary>
    private const int AuthoritiesAtOnce = 8;

    public override async Task<ListCostQueriesResponse> ListCostQueries(ListCostQueriesRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (code, term, subject) = PageToken.After<string, string, string>(request) ?? ("", "", "");
        var fields = new FieldProblems();
        if (request.Period.Length > 0)
            CheckPeriod(fields, request.LaCode, request.Period);
        fields.ThrowIfAny();
        await enrolment.RefuseUnknownAsync(request.LaCode, context.CancellationToken);

        await using var db = store.Read(context);
        var rules = await queries.RulesAsync(db, await queries.TreatedAsync(context.CancellationToken), context.CancellationToken);
        var authorities = (await db.CostLines.Where(row => request.LaCode == "" || row.LaCode == request.LaCode).Select(row => row.LaCode)
            .Distinct().ToListAsync(context.CancellationToken)).Where(one => string.CompareOrdinal(one, code) >= 0)
            .Order(StringComparer.Ordinal);
        var after = (code, term, subject.Split(' ')[0], subject.Split(' ')[^1]);
        var page = new List<(CostFinding Finding, CostAnswerRow? Answer)>();
        foreach (var some in authorities.Chunk(AuthoritiesAtOnce))
        {
            page.AddRange((await CostQueryLoader.FindAsync(db, rules, some, context.CancellationToken)).Where(query =>
                (request.Period.Length == 0 || query.Finding.Period == request.Period) && (!request.OpenOnly || query.Answer is null)
                && CostQueryRules.Order(query.Finding.Key, after) > 0));
            if (page.Count > size)
                break;
        }

        var response = new ListCostQueriesResponse { Queries = { page.Take(size).Select(query => query.Finding.ToMessage(query.Answer)) } };
        if (page.Count > size)
        {
            var last = page[size - 1].Finding;
            response.NextPageToken = PageToken.Next(request, last.LaCode, last.Period, $"{last.Rule} {last.Subject}");
        }
        return response;
    }
}
