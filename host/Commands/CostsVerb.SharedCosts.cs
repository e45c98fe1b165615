using System.CommandLine;
using Programme.Costs.V1;
using Programme.Journal;
using Spectre.Console;

namespace Programme.Host;

/// <summary>Shared costs: the rule of each category, and what comes to each school.</summary>
internal static partial class CostsVerb
{
    private static readonly Argument<string> Category = new("CATEGORY") { Description = "Category of the lines, such as travel." };
    private static readonly Argument<AllocationBasis> Basis = new("BASIS")
    {
        Description = "sessions, schools, pupils, or none: not shared.",
        HelpName = "sessions|schools|pupils|none",
        CustomParser = text => BasisOf(text.Tokens[0].Value),
    };
    private static readonly Option<string> ValidFrom = new("--valid-from")
    {
        Description = "Lines whose period begins on this day or later go by the rule: YYYY-MM-DD.",
        Required = true,
    };
    private static readonly Option<string> Source = new("--source") { Description = "Where the rule is from, in words.", Required = true };
    private static readonly Option<bool> Parts = new("--lines") { Description = "A row for each part of each line." };

    private static Command Allocate(Func<ParseResult, Target> target)
    {
        var allocate = new Command("allocate", "Share costs to schools by the rules; pence add up to the lines.") { La, Parts };
        allocate.SetAction((parsed, cancel) => AllocateAsync(target(parsed), parsed, cancel));
        return allocate;
    }

    private static Command Rule(Func<ParseResult, Target> target)
    {
        var set = new Command("set", "Set how lines of a category that belong to no school are shared.")
        {
            Category, Basis, ValidFrom, Source
        };
        set.SetAction((parsed, cancel) => SetRuleAsync(target(parsed), parsed, cancel));
        var list = new Command("list", "List all versions of the rules.");
        list.SetAction((parsed, cancel) => ListRulesAsync(target(parsed), cancel));
        return new Command("rule", "The rules by which costs are shared to schools.") { set, list };
    }

    private static async Task<int> AllocateAsync(Target target, ParseResult parsed, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var economics = new EconomicsService.EconomicsServiceClient(session.Calls);
        var request = new AllocateCostsRequest { LaCode = parsed.GetValue(La) ?? "", PageSize = 10_000 };
        var all = new AllocateCostsResponse();
        var costs = await Pages.AllAsync(async token =>
        {
            request.PageToken = token;
            all = await economics.AllocateCostsAsync(request, cancellationToken: cancel);
            return (all.Costs.Clone(), all.NextPageToken);
        });
        all.Costs.Clear();
        all.Costs.AddRange(costs);
        if (target.Json)
            return Print(all);

        var authorities = new Table().AddColumns("Authority", "Own lines", "Share of the programme's", "With the programme's", "At schools",
            "Not shared");
        foreach (var one in all.Authorities)
        {
            authorities.Row(one.LaCode.Length > 0 ? one.LaCode : "programme", Pounds(one.OwnPence),
                one.HasProgrammeSharePence ? Pounds(one.ProgrammeSharePence) : "",
                one.HasWithProgrammePence ? Pounds(one.WithProgrammePence) : "", Pounds(one.AtSchoolsPence), Pounds(one.NotSharedPence));
        }
        Texts.Write(authorities);
        Texts.Write(parsed.GetValue(Parts) ? LinesOf(costs) : SchoolsOf(costs));
        Texts.Write(Table(all.Rules));
        if (all.SchoolsWithoutPupils.Count > 0)
            await Console.Error.WriteLineAsync($"Without a number of pupils: {string.Join(", ", all.SchoolsWithoutPupils)}.");
        return ExitCodes.Done;
    }

    private static Table SchoolsOf(IEnumerable<AllocatedCost> costs)
    {
        var table = new Table().AddColumns("Authority", "School", "Category", "Class", "Pounds", "By", "Rules", "Lines");
        foreach (var cell in costs.GroupBy(cost => (cost.LaCode, cost.Urn, cost.Category, cost.CostClass)))
        {
            table.Row(cell.Key.LaCode, cell.Key.Urn, cell.Key.Category, $"{cell.Key.CostClass}", Pounds(cell.Sum(cost => cost.Pence)),
                string.Join(", ", cell.Select(cost => cost.Rule).Distinct()),
                string.Join(", ", cell.Select(cost => cost.RuleNumber).Where(number => number > 0).Distinct()), $"{cell.Count()}");
        }
        return table;
    }

    private static Table LinesOf(IEnumerable<AllocatedCost> costs)
    {
        var table = new Table().AddColumns("Authority", "School", "Category", "Class", "Pounds", "By", "Rule", "Line");
        foreach (var cost in costs)
        {
            table.Row(cost.LaCode, cost.Urn, cost.Category, $"{cost.CostClass}", Pounds(cost.Pence), cost.Rule,
                cost.RuleNumber > 0 ? $"{cost.RuleNumber}" : "", cost.LineRef);
        }
        return table;
    }

    private static async Task<int> SetRuleAsync(Target target, ParseResult parsed, CancellationToken cancel)
    {
        var request = new SetAllocationRuleRequest
        {
            Category = parsed.GetValue(Category)!,
            Basis = parsed.GetValue(Basis),
            ValidFrom = Arguments.Day("--valid-from", parsed.GetValue(ValidFrom)!).ToDate(),
            Source = parsed.GetValue(Source)!,
        };
        await using var session = await HostSession.OpenAsync(target, cancel);
        var answer = await new EconomicsService.EconomicsServiceClient(session.Calls)
            .SetAllocationRuleAsync(request, cancellationToken: cancel);
        return Show(target, answer, Table([answer.Rule]));
    }

    private static async Task<int> ListRulesAsync(Target target, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var economics = new EconomicsService.EconomicsServiceClient(session.Calls);
        var rules = await Pages.AllAsync(new ListAllocationRulesRequest(),
            request => economics.ListAllocationRulesAsync(request, cancellationToken: cancel), page => page.Rules);
        return Show(target, new ListAllocationRulesResponse { Rules = { rules } }, Table(rules));
    }

    private static Table Table(IEnumerable<AllocationRule> rules)
    {
        var table = new Table().AddColumns("Rule", "Category", "By", "Valid from", "Source");
        foreach (var rule in rules)
            table.Row($"{rule.Number}", rule.Category, $"{rule.Basis}".ToLowerInvariant(), Texts.Day(rule.ValidFrom), rule.Source);
        return table;
    }

    private static AllocationBasis BasisOf(string text) => text switch
    {
        "sessions" => AllocationBasis.Sessions,
        "schools" => AllocationBasis.Schools,
        "pupils" => AllocationBasis.Pupils,
        "none" => AllocationBasis.None,
        _ => throw new UsageException($"BASIS {text}: one of sessions, schools, pupils, none is expected."),
    };
}
