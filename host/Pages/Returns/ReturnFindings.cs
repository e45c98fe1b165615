using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>Findings as pages show them, and the reasons that are typed beside them. A field is called after rule, line and column, so
/// that what was typed before a file is sent stands beside the same query afterwards.</summary>
internal static class ReturnFindings
{
    /// <summary>So many are shown at once; the report has all.</summary>
    public const int MostShown = 50;

    /// <summary>Name of the form of a month: what was typed is kept under it.</summary>
    public static string FormOf(string laCode, string month) => $"returns/{laCode}/{month}";

    /// <summary>Each finding with the name of its field.</summary>
    public static IEnumerable<(TFinding Of, string Field)> Named<TFinding>(IEnumerable<TFinding> all, Func<TFinding, Finding> finding)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in all)
        {
            var name = $"reason.{finding(one).Rule}.{finding(one).Line}.{finding(one).Column}";
            seen[name] = seen.GetValueOrDefault(name) + 1;
            yield return (one, seen[name] == 1 ? name : $"{name}.{seen[name]}");
        }
    }

    /// <summary>What the page shows.</summary>
    public static async Task<FindingsView> ViewAsync(PageRequest request, IReadOnlyList<Finding> findings,
        IReadOnlyDictionary<string, string> typed, IReadOnlyList<PageProblem> problems)
    {
        var mends = await MendsAsync(request);
        return new FindingsView([.. Named(findings, one => one).Take(MostShown).Select(named => new FindingView(named.Of, named.Field,
            mends.GetValueOrDefault(named.Of.Rule, ""), typed.GetValueOrDefault(named.Field, ""),
            problems.FirstOrDefault(problem => problem.Field == named.Field)?.Text ?? ""))], Math.Max(0, findings.Count - MostShown));
    }

    /// <summary>What is wrong with the reasons that were typed; an empty one is none.</summary>
    public static IReadOnlyList<PageProblem> ProblemsOf(IReadOnlyDictionary<string, string> typed)
    {
        var fields = new FieldProblems();
        foreach (var (name, text) in Reasons(typed))
            fields.Reason(name, text);
        return [.. fields.Found.Select(found => new PageProblem(found.Field, "Give a reason of 3 to 500 characters, or none."))];
    }

    /// <summary>Hands on the reasons for the queries of a version that have none yet.</summary>
    /// <returns>Whether all of them were taken.</returns>
    public static async Task<bool> AnswerAsync(PageRequest request, string laCode, string month, int version,
        IReadOnlyDictionary<string, string> typed)
    {
        var service = new ReturnsService.ReturnsServiceClient(request.Calls);
        var given = Reasons(typed).ToDictionary();
        var allTaken = true;
        foreach (var (query, field) in Named(await QueriesAsync(request, laCode, month, version), one => one.Finding))
        {
            if (given.GetValueOrDefault(field) is not { } reason || query.Finding.Reason == reason.Trim())
                continue;
            try
            {
                await service.AnswerQueryAsync(new()
                {
                    LaCode = laCode,
                    ReportingMonth = month,
                    Version = version,
                    Number = query.Number,
                    Reason = reason
                }, cancellationToken: request.Cancel);
            }
            catch (Grpc.Core.RpcException refusal) when (PageProblems.IsToMend(refusal))
            {
                allTaken = false;
            }
        }
        return allTaken;
    }

    /// <summary>Queries of a version, in the order in which a file's queries are reported.</summary>
    public static async Task<IReadOnlyList<Query>> QueriesAsync(PageRequest request, string laCode, string month, int version)
    {
        var service = new ReturnsService.ReturnsServiceClient(request.Calls);
        var all = await Journal.Pages.AllAsync(new ListQueriesRequest { LaCode = laCode, ReportingMonth = month },
            page => service.ListQueriesAsync(page, cancellationToken: request.Cancel), page => page.Queries);
        return [.. all.Where(query => query.Version == version).OrderBy(query => query.Finding.Line).ThenBy(query => query.Number)];
    }

    private static IEnumerable<KeyValuePair<string, string>> Reasons(IReadOnlyDictionary<string, string> typed) =>
        typed.Where(field => field.Key.StartsWith("reason.", StringComparison.Ordinal) && field.Value.Trim().Length > 0);

    private static async Task<Dictionary<string, string>> MendsAsync(PageRequest request)
    {
        var rules = await new ReturnsService.ReturnsServiceClient(request.Calls)
            .ListRulesAsync(new() { PageSize = 1_000 }, cancellationToken: request.Cancel);
        return rules.Rules.GroupBy(rule => rule.Number).ToDictionary(rule => rule.Key, rule => rule.Last().Mend);
    }
}
