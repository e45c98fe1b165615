using System.CommandLine;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Programme.Costs.V1;
using Programme.Journal;
using Spectre.Console;

namespace Programme.Host;

/// <summary>What costs mean: unit costs, the lines of each, a roll-out. See docs/costs.md.</summary>
internal static partial class CostsVerb
{
    private const double PenceAPound = 100;
    private static readonly Option<string> La = new("--la") { Description = "Only this authority's; none = all lines in scope." };
    private static readonly Option<string> Year = new("--price-year") { Description = "Year of the real prices, such as 2021/22." };
    private static readonly Option<int> IndexVersion = new("--index-version")
    {
        Description = "Version of the price index (costs deflators); none = the newest."
    };
    private static readonly Option<string> OfTerm = new("--term") { Description = "Only this term, such as 2021-autumn." };
    private static readonly Argument<string> Code = new("CODE") { Description = "Code of a figure, such as pupil.three_years." };
    private static readonly Argument<string> File = new("FILE")
    {
        Description = "The inputs as JSON, with the fields of ProjectRollOutRequest."
    };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var unit = new Command("unit", "Unit costs, each with its rule; hours reported and derived.") { La, Year, IndexVersion, OfTerm };
        unit.SetAction((parsed, cancel) => UnitAsync(target(parsed), parsed, cancel));
        var explain = new Command("explain", "Open a figure into its cost lines.") { Code, La, Year, IndexVersion, OfTerm };
        explain.SetAction((parsed, cancel) => ExplainAsync(target(parsed), parsed, cancel));
        var rollOut = new Command("roll-out", "Supervisors and cost of a roll-out by year and payer.") { File };
        rollOut.SetAction((parsed, cancel) => RollOutAsync(target(parsed), parsed.GetValue(File)!, cancel));
        var costs = new Command("costs", "What costs mean: unit costs, their lines, shared costs, a roll-out.")
        {
            unit, explain, Deflators(target), Hour(target), Allocate(target), Rule(target), Compare(target), rollOut, Sensitivity(target)
        };
        foreach (var verb in Periods(target))
            costs.Add(verb);
        return costs;
    }

    private static async Task<int> UnitAsync(Target target, ParseResult parsed, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var answer = await new EconomicsService.EconomicsServiceClient(session.Calls).SummariseUnitCostsAsync(new()
        {
            LaCode = parsed.GetValue(La) ?? "",
            PriceYear = parsed.GetValue(Year) ?? "",
            PriceIndexVersion = parsed.GetValue(IndexVersion),
            Period = parsed.GetValue(OfTerm) ?? "",
        }, cancellationToken: cancel);
        if (target.Json)
            return Print(answer);

        Console.WriteLine($"Delivery to {Texts.Day(answer.AsOf)}; prices of {answer.PriceYear}{IndexOf(answer.PriceIndexVersion)}."
            + OffPlan(answer.OffPlan));
        var table = new Table().AddColumns("Authority", "Figure", "Pounds", $"In prices of {answer.PriceYear}", "Band", "Over", "Lines",
            "Schools with lines", "Rule");
        foreach (var figure in answer.Figures)
        {
            table.Row(figure.LaCode, figure.Code, figure.HasValuePence ? Pounds(figure.ValuePence) : figure.Reason,
                figure.HasRealValuePence ? Pounds(figure.RealValuePence) : "", figure.CostBand > 0 ? $"{figure.CostBand}" : "",
                figure.HasDenominator ? Number(figure.Denominator) : "", Number(figure.Lines), Number(figure.SchoolsWithLines),
                figure.Rule);
        }
        Texts.Write(table);
        var hours = new Table().AddColumns("Authority", "Staff", "Hours reported", "Hours derived", "Ratio", "Derived in pounds", "Why");
        foreach (var one in answer.StaffHours)
        {
            hours.Row(one.LaCode, one.Staff, Number(one.ReportedHours), Number(one.DerivedHours),
                one.HasUsedCapacity ? Number(one.UsedCapacity) : "",
                one.HasDerivedCostPence ? Pounds(one.DerivedCostPence) : one.DerivedCost, $"{one.Why} {one.DerivedCostReason}".Trim());
        }
        Texts.Write(hours);
        if (answer.SchoolsWithoutPupils.Count > 0)
            await Console.Error.WriteLineAsync($"Without a number of pupils: {string.Join(", ", answer.SchoolsWithoutPupils)}.");
        return ExitCodes.Done;
    }

    private static async Task<int> ExplainAsync(Target target, ParseResult parsed, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var economics = new EconomicsService.EconomicsServiceClient(session.Calls);
        var request = new ExplainCostRequest
        {
            Code = parsed.GetValue(Code)!,
            LaCode = parsed.GetValue(La) ?? "",
            PriceYear = parsed.GetValue(Year) ?? "",
            PriceIndexVersion = parsed.GetValue(IndexVersion),
            Period = parsed.GetValue(OfTerm) ?? "",
            PageSize = 1_000,
        };
        var all = new ExplainCostResponse();
        all.Lines.AddRange(await Pages.AllAsync(async token =>
        {
            request.PageToken = token;
            var page = await economics.ExplainCostAsync(request, cancellationToken: cancel);
            all.Figure = page.Figure;
            return (page.Lines, page.NextPageToken);
        }));
        return target.Json ? Print(all) : Print(all.Figure, all.Lines);
    }

    /// <summary>An answer as JSON when it was asked for, or as a table.</summary>
    private static int Show(Target target, IMessage answer, Table table)
    {
        if (target.Json)
            return Print(answer);
        Texts.Write(table);
        return ExitCodes.Done;
    }

    private static int Print(UnitCostFigure figure, IEnumerable<ExplainedLine> lines)
    {
        var table = new Table().AddColumns("Line", "Authority", "School", "Category", "Pounds", "Weight", "Price factor", "Share");
        foreach (var line in lines)
        {
            table.Row(line.CostLine.LineRef, line.CostLine.LaCode, line.CostLine.Urn, line.CostLine.Category,
                Pounds(line.CostLine.AmountPence), Number(line.Weight), Number(line.PriceFactor), line.HasShare ? Number(line.Share) : "");
        }
        Texts.Write(table);
        Console.WriteLine($"{figure.Code}: {(figure.HasValuePence ? $"£{Pounds(figure.ValuePence)}" : figure.Reason)}; {figure.Rule}.");
        return ExitCodes.Done;
    }

    private static async Task<int> RollOutAsync(Target target, string file, CancellationToken cancel)
    {
        var request = MessageFile.Read<ProjectRollOutRequest>(file);
        await using var session = await HostSession.OpenAsync(target, cancel);
        var projection = await new EconomicsService.EconomicsServiceClient(session.Calls)
            .ProjectRollOutAsync(request, cancellationToken: cancel);
        if (target.Json)
            return Print(projection);

        Console.WriteLine($"Supervisors: {projection.Supervisors} posts for {Number(projection.Fte)} full-time equivalents.");
        var years = new Table().AddColumns("Year", "Authorities", "Schools", "Programme", "Total", "A school", "A pupil");
        foreach (var year in projection.Years)
        {
            years.Row($"{year.Year}", Pounds(year.LaPence), Pounds(year.SchoolPence), Pounds(year.ProgrammePence), Pounds(year.TotalPence),
                Pounds(year.PerSchoolPence), Pounds(year.PerPupilPence));
        }
        Texts.Write(years);
        Console.WriteLine($"Over three years: £{Pounds(projection.PerSchoolPence)} a school and £{Pounds(projection.PerPupilPence)} a "
            + "pupil, a year.");
        var budgets = new Table().AddColumns("Authority", "Schools", "Full-time equivalents", "Posts", "Budget of year 1",
            "Of a later year");
        foreach (var one in projection.Authorities)
        {
            budgets.Row($"{one.Number}", $"{one.Schools}", Number(one.Fte), $"{one.Supervisors}", Pounds(one.FirstYearPence),
                Pounds(one.LaterYearPence));
        }
        Texts.Write(budgets);
        if (projection.HasMedianSchoolsPerSupervisorHere)
            Console.WriteLine($"One supervisor served here {Number(projection.MedianSchoolsPerSupervisorHere)} schools (median; "
                + $"{projection.SchoolsPerSupervisorHere[0]} to {projection.SchoolsPerSupervisorHere[^1]}).");
        var inputs = new Table().AddColumns("Input", "Value", "Source");
        foreach (var input in projection.Inputs)
            inputs.Row(input.Name, input.HasValue ? Number(input.Value) : "", input.Source);
        Texts.Write(inputs);
        return ExitCodes.Done;
    }

    private static int Print(IMessage message)
    {
        Console.WriteLine(JsonFormatter.Default.Format(message));
        return ExitCodes.Done;
    }

    private static string OffPlan(RepeatedField<string> fields) =>
        fields.Count > 0 ? $" Not as the plan has it: {string.Join(", ", fields)}." : "";

    private static string IndexOf(int version) => version > 0 ? $" by version {version} of the index" : "";

    private static string Pounds(double pence) => (pence / PenceAPound).ToString("#,##0.00", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("#,##0.####", CultureInfo.InvariantCulture);
}
