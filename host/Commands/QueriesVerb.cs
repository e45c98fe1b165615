using System.CommandLine;
using Google.Protobuf;
using Programme.Journal;
using Programme.Outcomes.V1;
using Spectre.Console;

namespace Programme.Host;

/// <summary>What the rules ask about stored returns, and the reasons that answer it.</summary>
internal static class QueriesVerb
{
    private static readonly Option<string> La = new("--la") { Description = "Only this authority's." };
    private static readonly Option<string> OfMonth = new("--month") { Description = "Only this month's, YYYY-MM." };
    private static readonly Option<bool> All = new("--all") { Description = "Also those with a reason, and those of earlier versions." };
    private static readonly Argument<string> LaCode = new("LA") { Description = "Three-digit code of the authority." };
    private static readonly Argument<string> Month = new("MONTH") { Description = "Month of the return, YYYY-MM." };
    private static readonly Argument<int> Version = new("VERSION") { Description = "Version of the return: 1, 2, 3 …" };
    private static readonly Argument<int> Number = new("NUMBER") { Description = "Number of the query." };
    private static readonly Argument<string> Reason = new("REASON") { Description = "The reason, without names of people." };
    private static readonly Option<bool> Check = new("--check") { Description = "Check it; store nothing." };

    /// <summary><c>returns queries</c>.</summary>
    public static Command List(Func<ParseResult, Target> target)
    {
        var list = new Command("queries", "List the queries that wait for a reason.") { La, OfMonth, All };
        list.SetAction((parsed, cancel) => ListAsync(target(parsed), new ListQueriesRequest
        {
            LaCode = parsed.GetValue(La) ?? "",
            ReportingMonth = parsed.GetValue(OfMonth) ?? "",
            OpenOnly = !parsed.GetValue(All),
        }, cancel));
        return list;
    }

    /// <summary><c>returns answer</c>.</summary>
    public static Command Answer(Func<ParseResult, Target> target)
    {
        var answer = new Command("answer", "Give the reason for what a query is about.") { LaCode, Month, Version, Number, Reason, Check };
        answer.SetAction((parsed, cancel) => AnswerAsync(target(parsed), new AnswerQueryRequest
        {
            LaCode = parsed.GetValue(LaCode)!,
            ReportingMonth = parsed.GetValue(Month)!,
            Version = parsed.GetValue(Version),
            Number = parsed.GetValue(Number),
            Reason = parsed.GetValue(Reason)!,
            ValidateOnly = parsed.GetValue(Check),
        }, cancel));
        return answer;
    }

    /// <summary>Prints queries.</summary>
    public static async Task<int> ListAsync(Target target, ListQueriesRequest which, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var returns = new ReturnsService.ReturnsServiceClient(session.Calls);
        var queries = await Pages.AllAsync(which, request => returns.ListQueriesAsync(request, cancellationToken: cancel),
            page => page.Queries);
        if (target.Json)
        {
            Console.WriteLine(JsonFormatter.Default.Format(new ListQueriesResponse { Queries = { queries } }));
            return ExitCodes.Done;
        }
        var table = new Table().AddColumns("Authority", "Month", "Version", "Number", "Rule", "Line", "Column", "What", "Reason");
        foreach (var query in queries)
            table.Row(query.LaCode, query.ReportingMonth, $"{query.Version}", $"{query.Number}", query.Finding.Rule,
                $"{query.Finding.Line}", query.Finding.Column, query.Finding.Message, query.Finding.Reason);
        Texts.Write(table);
        return ExitCodes.Done;
    }

    /// <summary>Answers a query.</summary>
    public static async Task<int> AnswerAsync(Target target, AnswerQueryRequest request, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var answered = await new ReturnsService.ReturnsServiceClient(session.Calls).AnswerQueryAsync(request, cancellationToken: cancel);
        Console.WriteLine(target.Json ? JsonFormatter.Default.Format(answered)
            : request.ValidateOnly ? "Checked only; nothing was stored."
            : $"Query {request.Number} of {request.LaCode} {request.ReportingMonth} version {request.Version} has its reason.");
        return ExitCodes.Done;
    }
}
