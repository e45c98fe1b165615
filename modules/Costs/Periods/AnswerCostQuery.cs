using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostPeriodsHandler
{
    private const int MostSubjects = 500;

    public override async Task<AnswerCostQueryResponse> AnswerCostQuery(AnswerCostQueryRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        var period = CheckAnswer(fields, request);
        fields.ThrowIfAny();

        var treated = await queries.TreatedAsync(context.CancellationToken);
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var found = Asked(request, [.. (await QueriesAsync(writing, treated, request.LaCode, period, cancel))
                .Where(query => query.Finding.Rule == request.Rule)]);
            // Whoever approves has read the reasons.
            await CostPeriodGuard.RefuseClosedAsync(writing, found.Where(query => query.Answer is not null).Select(query =>
                (query.Finding.LaCode, query.Finding.Period,
                    $"the answer to {query.Finding.Rule} on {query.Finding.Subject} changes")), cancel);
            var (by, at) = (Caller.Of(context).Subject, clock.GetUtcNow());
            var response = new AnswerCostQueryResponse();
            foreach (var (finding, before) in found)
            {
                var answer = new CostAnswerRow
                {
                    LaCode = finding.LaCode,
                    Period = finding.Period,
                    Rule = finding.Rule,
                    Subject = finding.Subject,
                    Value = finding.Value,
                    Reason = request.Reason.Trim(),
                    AnsweredBy = by,
                    AnsweredAt = at,
                };
                if (before is not null)
                    writing.Update(answer);
                else
                    writing.Add(answer);
                response.Queries.Add(finding.ToMessage(answer));
            }
            response.Query = response.Queries[0];
            return response;
        });
    }

    /// <summary>The term; null = every one.</summary>
    private static CostPeriod? CheckAnswer(FieldProblems fields, AnswerCostQueryRequest request)
    {
        var several = request.Subjects.Count > 0 || request.Category.Length > 0;
        var period = several ? CheckAnyPeriod(fields, request.LaCode, request.Period)
            : CheckPeriod(fields, request.LaCode, request.Period);
        fields.Needed("rule", request.Rule);
        if (!several)
            fields.Needed("subject", request.Subject);
        fields.AddIf(request.Subjects.Count > MostSubjects, "subjects", FieldCodes.TooLong, $"at most {MostSubjects} are expected.");
        fields.AddIf((request.Subject.Length > 0 && several) || (request.Subjects.Count > 0 && request.Category.Length > 0), "subjects",
            FieldCodes.NotTogether, "one of subject, subjects and category is expected.");
        fields.Reason("reason", request.Reason);
        return period;
    }

    /// <summary>Of the queries of a rule those that are answered.</summary>
    /// <exception cref="RpcException">NOT_FOUND: one that is named is none, or none is open.</exception>
    private static List<(CostFinding Finding, CostAnswerRow? Answer)> Asked(AnswerCostQueryRequest request,
        IReadOnlyList<(CostFinding Finding, CostAnswerRow? Answer)> queries)
    {
        var where = $"of {Named(request.LaCode)} in {(request.Period.Length > 0 ? request.Period : "any term")}";
        if (request.Category.Length > 0)
            return queries.Where(query => query.Finding.Category == request.Category && query.Answer is null).ToList()
                is { Count: > 0 } open ? open : throw Faults.NotFound("open query", $"{request.Rule} about {request.Category} {where}");
        var subjects = request.Subjects.Count > 0 ? request.Subjects.ToHashSet() : [request.Subject];
        if (subjects.Except(queries.Select(query => query.Finding.Subject)).Order(StringComparer.Ordinal).FirstOrDefault() is { } none)
            throw Faults.NotFound("query", $"{request.Rule} on {none} {where}");
        return [.. queries.Where(query => subjects.Contains(query.Finding.Subject))];
    }
}
