using System.CommandLine;
using Programme.Costs.V1;
using Spectre.Console;

namespace Programme.Host;

/// <summary>How far figures move when what they rest on moves.</summary>
internal static partial class CostsVerb
{
    private static readonly Argument<string> RangesFile = new("FILE")
    {
        Description = "Inputs and their ranges as JSON, with the fields of RunCostSensitivityRequest."
    };

    private static Command Sensitivity(Func<ParseResult, Target> target)
    {
        var run = new Command("sensitivity", "Each input of a roll-out low and high, and other ways to count the trial's own costs.")
        {
            RangesFile
        };
        run.SetAction((parsed, cancel) => SensitivityAsync(target(parsed), parsed.GetValue(RangesFile)!, cancel));
        return run;
    }

    private static async Task<int> SensitivityAsync(Target target, string file, CancellationToken cancel)
    {
        var request = MessageFile.Read<RunCostSensitivityRequest>(file);
        await using var session = await HostSession.OpenAsync(target, cancel);
        var answer = await new EconomicsService.EconomicsServiceClient(session.Calls)
            .RunCostSensitivityAsync(request, cancellationToken: cancel);
        if (target.Json)
            return Print(answer);

        Console.WriteLine(RestsOn(answer.AsOf, answer.PriceYear, answer.PriceIndexVersion, answer.OffPlan));
        Console.WriteLine("The trial's own costs, pounds a pupil and year:");
        Texts.Write(ScenariosOf(answer));
        Console.WriteLine($"The roll-out: £{Pounds(answer.PerPupilPence)} a pupil and year. Each input alone:");
        Texts.Write(SwingsOf(answer));
        if (answer.Pairs.Count > 0)
            Texts.Write(PairsOf(answer));
        return ExitCodes.Done;
    }

    private static Table ScenariosOf(RunCostSensitivityResponse answer)
    {
        var table = new Table().AddColumns("Scenario", "A pupil", "Difference", "Lowest authority", "Highest authority", "Rule");
        foreach (var one in answer.Scenarios)
        {
            table.Row(one.Code, one.HasPerPupilPence ? Pounds(one.PerPupilPence) : one.Reason,
                one.HasDifferencePence ? Pounds(one.DifferencePence) : "",
                one.HasLowestAuthorityPence ? Pounds(one.LowestAuthorityPence) : "",
                one.HasHighestAuthorityPence ? Pounds(one.HighestAuthorityPence) : "", one.Rule);
        }
        return table;
    }

    private static Table SwingsOf(RunCostSensitivityResponse answer)
    {
        var table = new Table().AddColumns("Input", "Is", "Low", "High", "A pupil at low", "At high", "Width", "A session at low",
            "At high");
        foreach (var one in answer.Swings)
        {
            table.Row(one.Name, one.HasBase ? Number(one.Base) : "", Number(one.Low), Number(one.High), Pounds(one.PerPupilAtLowPence),
                Pounds(one.PerPupilAtHighPence), Pounds(one.WidthPence),
                one.HasPerSessionAtLowPence ? Pounds(one.PerSessionAtLowPence) : "",
                one.HasPerSessionAtHighPence ? Pounds(one.PerSessionAtHighPence) : "");
        }
        return table;
    }

    private static Table PairsOf(RunCostSensitivityResponse answer)
    {
        var table = new Table().AddColumns("First", "Second", "Low, low", "Low, high", "High, low", "High, high");
        foreach (var one in answer.Pairs)
        {
            table.Row(one.First, one.Second, Pounds(one.LowLowPence), Pounds(one.LowHighPence), Pounds(one.HighLowPence),
                Pounds(one.HighHighPence));
        }
        return table;
    }
}
