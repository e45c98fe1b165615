using System.CommandLine;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Programme.Costs.V1;
using Spectre.Console;

namespace Programme.Host;

/// <summary>What costs mean: unit costs, the lines of each, a roll-out. See docs/costs.md.</summary>
internal static partial class CostsVerb
{
    private const double PenceAPound = 100;
    private static readonly Option<string> La = new("--la") { Description = "Only this authority's; none = all lines in scope." };
    private static readonly Option<string> Year = new("--price-year") { Description = "Year of the real prices, such as 2021/22." };
    private static readonly Option<string> OfTerm = new("--term") { Description = "Only this term, such as 2021-autumn." };
    private static readonly Argument<string> File = new("FILE")
    {
        Description = "The inputs as JSON, with the fields of ProjectRollOutRequest."
    };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var rollOut = new Command("roll-out", "Supervisors and cost of a roll-out by year and payer.") { File };
        rollOut.SetAction((parsed, cancel) => RollOutAsync(target(parsed), parsed.GetValue(File)!, cancel));
        var costs = new Command("costs", "What costs mean: unit costs, their lines, shared costs, a roll-out.")
        {
            Unit(target), Explain(target), Deflators(target), Hour(target), Allocate(target), Rule(target), Compare(target), rollOut,
            Sensitivity(target)
        };
        foreach (var verb in Periods(target))
            costs.Add(verb);
        return costs;
    }

    /// <summary>An answer as JSON when it was asked for, or as a table.</summary>
    private static int Show(Target target, IMessage answer, Table table)
    {
        if (target.Json)
            return Print(answer);
        Texts.Write(table);
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
        var years = new Table().AddColumns("Year", "Authorities", "Schools", "Programme", "Total", "A school", "A pupil",
            "Total, discounted");
        foreach (var year in projection.Years)
        {
            years.Row($"{year.Year}", Pounds(year.LaPence), Pounds(year.SchoolPence), Pounds(year.ProgrammePence), Pounds(year.TotalPence),
                Pounds(year.PerSchoolPence), Pounds(year.PerPupilPence), Pounds(year.DiscountedPence));
        }
        Texts.Write(years);
        Console.WriteLine($"Over three years: £{Pounds(projection.PerSchoolPence)} a school and £{Pounds(projection.PerPupilPence)} a "
            + $"pupil, a year; with years 2 and 3 discounted by {Number(100 * projection.DiscountRate)} % a year "
            + $"£{Pounds(projection.DiscountedPerSchoolPence)} and £{Pounds(projection.DiscountedPerPupilPence)}.");
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

    /// <summary>Less than half a penny under nothing is nothing, and has no sign.</summary>
    private static string Pounds(double pence) =>
        (Math.Round(pence / PenceAPound, 2, MidpointRounding.AwayFromZero) + 0.0).ToString("#,##0.00", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("#,##0.####", CultureInfo.InvariantCulture);
}
