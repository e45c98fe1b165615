using System.CommandLine;
using Google.Protobuf;
using Programme.Costs.V1;
using Programme.Journal;
using Spectre.Console;

namespace Programme.Host;

/// <summary>Terms of costs: queries and their answers, submission, approval.</summary>
internal static partial class CostsVerb
{
    private static readonly Argument<string> Term = new("TERM") { Description = "Term, such as 2021-autumn." };
    private static readonly Argument<string> QueryRule = new("RULE") { Description = "Rule of the query, such as K1." };
    private static readonly Argument<string[]> Subjects = new("SUBJECT")
    {
        Description = "Lines or categories that queries are about.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private static readonly Option<string> About = new("--category") { Description = "Every open query of the rule about this category." };
    private static readonly Argument<string> TermOrAll = new("TERM") { Description = "Term, such as 2021-autumn; all = every term." };
    private static readonly Argument<string> LineFile = new("FILE") { Description = "The line as JSON, with the fields of CostLine." };
    private static readonly Option<string[]> Schools = new("--school")
    {
        Description = "URN of a school that spent nothing on usual practice; several may be given. None = the authority itself.",
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<bool> Owed = new("--owed") { Description = "Only what is expected or late." };
    private static readonly Option<bool> Open = new("--open") { Description = "Only queries without a reason." };
    private static readonly Option<string> Why = new("--reason") { Description = "Why; names no person.", Required = true };

    private static IEnumerable<Command> Periods(Func<ParseResult, Target> target) =>
    [
        Act(new Command("periods", "Terms of each authority: expected, late, submitted, approved; budget beside spent.") { La }, target,
            async (costs, parsed, cancel) => new ListCostPeriodsResponse
            {
                Periods =
                {
                    await Pages.AllAsync(new ListCostPeriodsRequest { LaCode = parsed.GetValue(La) ?? "" },
                        request => costs.ListCostPeriodsAsync(request, cancellationToken: cancel), page => page.Periods),
                },
            }, answer => Table(answer.Periods)),
        Act(new Command("usual-practice", "What every listed school owes of usual practice: a cost or a nil return, term by term.")
            { La, OfTerm, Owed }, target, async (costs, parsed, cancel) => new ListUsualPracticeReturnsResponse
            {
                Returns =
                {
                    await Pages.AllAsync(new ListUsualPracticeReturnsRequest
                    {
                        LaCode = parsed.GetValue(La) ?? "",
                        Period = parsed.GetValue(OfTerm) ?? "",
                        OwedOnly = parsed.GetValue(Owed),
                        PageSize = 1_000,
                    }, request => costs.ListUsualPracticeReturnsAsync(request, cancellationToken: cancel), page => page.Returns),
                },
            }, answer => Table(answer.Returns)),
        Act(new Command("nothing-spent", "A nil return: nothing was spent in a term, by schools on usual practice, or by the authority.")
            { Term, La, Schools }, target, async (costs, parsed, cancel) => await costs.ReportNothingSpentAsync(new()
            {
                LaCode = parsed.GetValue(La) ?? "",
                Period = parsed.GetValue(Term)!,
                Urns = { parsed.GetValue(Schools) ?? [] },
            }, cancellationToken: cancel), answer => Table(answer.CostLines)),
        Act(new Command("queries", "What the rules ask about cost lines, with the reasons that were given.") { La, Open }, target,
            async (costs, parsed, cancel) => new ListCostQueriesResponse
            {
                Queries =
                {
                    await Pages.AllAsync(
                        new ListCostQueriesRequest { LaCode = parsed.GetValue(La) ?? "", OpenOnly = parsed.GetValue(Open) },
                        request => costs.ListCostQueriesAsync(request, cancellationToken: cancel), page => page.Queries),
                },
            }, answer => Table(answer.Queries)),
        Act(new Command("answer", "Give one reason for what queries of a rule are about.")
            { TermOrAll, QueryRule, Subjects, La, About, Why }, target,
            async (costs, parsed, cancel) => await costs.AnswerCostQueryAsync(new()
            {
                LaCode = parsed.GetValue(La) ?? "",
                Period = parsed.GetValue(TermOrAll) is { } term && term != "all" ? term : "",
                Rule = parsed.GetValue(QueryRule)!,
                Subjects = { parsed.GetValue(Subjects) ?? [] },
                Category = parsed.GetValue(About) ?? "",
                Reason = parsed.GetValue(Why)!,
            }, cancellationToken: cancel), answer => Table(answer.Queries)),
        Act(new Command("submit", "Submit a term of an authority, or (without --la) the programme's own.") { Term, La }, target,
            async (costs, parsed, cancel) => await costs.SubmitCostsAsync(
                new() { LaCode = parsed.GetValue(La) ?? "", Period = parsed.GetValue(Term)! }, cancellationToken: cancel),
            answer => Table([answer.Period])),
        Act(new Command("approve", "Approve a term that another person submitted.") { Term, La }, target,
            async (costs, parsed, cancel) => await costs.ApproveCostsAsync(
                new() { LaCode = parsed.GetValue(La) ?? "", Period = parsed.GetValue(Term)! }, cancellationToken: cancel),
            answer => Table([answer.Period])),
        Act(new Command("reopen", "Open a submitted or approved term for corrections.") { Term, La, Why }, target,
            async (costs, parsed, cancel) => await costs.ReopenCostsAsync(
                new() { LaCode = parsed.GetValue(La) ?? "", Period = parsed.GetValue(Term)!, Reason = parsed.GetValue(Why)! },
                cancellationToken: cancel), answer => Table([answer.Period])),
        Correct(target),
    ];

    private static Command Act<TAnswer>(Command command, Func<ParseResult, Target> target,
        Func<CostPeriodsService.CostPeriodsServiceClient, ParseResult, CancellationToken, Task<TAnswer>> act, Func<TAnswer, Table> table)
        where TAnswer : IMessage
    {
        command.SetAction(async (parsed, cancel) =>
        {
            await using var session = await HostSession.OpenAsync(target(parsed), cancel);
            var answer = await act(new CostPeriodsService.CostPeriodsServiceClient(session.Calls), parsed, cancel);
            return Show(target(parsed), answer, table(answer));
        });
        return command;
    }

    private static Command Correct(Func<ParseResult, Target> target)
    {
        var correct = new Command("correct", "Correct a cost line; what it said before is kept with the reason.") { LineFile, Why };
        correct.SetAction(async (parsed, cancel) =>
        {
            var line = MessageFile.Read<CostLine>(parsed.GetValue(LineFile)!);
            await using var session = await HostSession.OpenAsync(target(parsed), cancel);
            var answer = await new CostsService.CostsServiceClient(session.Calls)
                .CorrectCostLineAsync(new() { CostLine = line, Reason = parsed.GetValue(Why)! }, cancellationToken: cancel);
            return Print(answer);
        });
        return correct;
    }

    private static Table Table(IEnumerable<CostPeriodState> periods)
    {
        var table = new Table().AddColumns("Authority", "Term", "State", "Due", "Days late", "Lines", "Spent", "By days", "Budget",
            "Open queries", "Usual practice", "Submitted by", "Approved by", "Reopened for");
        foreach (var one in periods)
        {
            table.Row(one.LaCode.Length > 0 ? one.LaCode : "programme", one.Period, one.State, Texts.Day(one.DueOn), $"{one.DaysLate}",
                $"{one.Lines}", Pounds(one.SpentPence), Pounds(one.SpentByDaysPence), Pounds(one.BudgetPence),
                $"{one.OpenQueries} of {one.Queries}", $"{one.UsualPracticeReported} of {one.UsualPracticeSchools} schools",
                one.SubmittedBy, one.ApprovedBy, one.ReopenedFor);
        }
        return table;
    }

    private static Table Table(IEnumerable<UsualPracticeReturn> returns)
    {
        var table = new Table().AddColumns("Authority", "School", "Term", "State", "Due", "Days late", "Lines");
        foreach (var one in returns)
            table.Row(one.LaCode, one.Urn, one.Period, one.State, Texts.Day(one.DueOn), $"{one.DaysLate}", $"{one.Lines}");
        return table;
    }

    private static Table Table(IEnumerable<CostLine> lines)
    {
        var table = new Table().AddColumns("Line", "Authority", "School", "Category", "From", "To");
        foreach (var one in lines)
            table.Row(one.LineRef, one.LaCode, one.Urn, one.Category, Texts.Day(one.PeriodStartOn), Texts.Day(one.PeriodEndOn));
        return table;
    }

    private static Table Table(IEnumerable<CostQuery> queries)
    {
        var table = new Table().AddColumns("Authority", "Term", "Rule", "Subject", "What it is about", "Reason", "By");
        foreach (var one in queries)
            table.Row(one.LaCode, one.Period, one.Rule, one.Subject, one.Message, one.Reason, one.AnsweredBy);
        return table;
    }
}
