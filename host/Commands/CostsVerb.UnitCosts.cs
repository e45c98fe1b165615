using System.CommandLine;
using Google.Protobuf.Collections;
using Programme.Costs.V1;
using Programme.Journal;
using Spectre.Console;

namespace Programme.Host;

/// <summary>Unit costs, and the lines of each.</summary>
internal static partial class CostsVerb
{
    private static readonly Option<int> IndexVersion = new("--index-version")
    {
        Description = "Version of the price index (costs deflators); none = that of a locked plan, or the newest."
    };
    private static readonly Option<string> AsOf = new("--as-of")
    {
        Description = "Last day of delivery that counts, YYYY-MM-DD; none = today, or the trial's last day."
    };
    private static readonly Option<bool> WithShare =
        new("--with-share") { Description = "Of an authority (--la): with its share of the programme's lines." };
    private static readonly Argument<string> Code = new("CODE") { Description = "Code of a figure, such as pupil.three_years." };

    private static Command Unit(Func<ParseResult, Target> target)
    {
        var unit = new Command("unit", "Unit costs, each with its rule; hours reported and derived; who told of usual practice.")
        {
            La, Year, IndexVersion, OfTerm, AsOf
        };
        unit.SetAction((parsed, cancel) => UnitAsync(target(parsed), parsed, cancel));
        return unit;
    }

    private static Command Explain(Func<ParseResult, Target> target)
    {
        var explain = new Command("explain", "Open a figure into its cost lines.")
        {
            Code, La, Year, IndexVersion, OfTerm, AsOf, WithShare
        };
        explain.SetAction((parsed, cancel) => ExplainAsync(target(parsed), parsed, cancel));
        return explain;
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
            AsOf = ToDay(parsed),
        }, cancellationToken: cancel);
        if (target.Json)
            return Print(answer);

        Console.WriteLine(RestsOn(answer.AsOf, answer.PriceYear, answer.PriceIndexVersion, answer.OffPlan));
        var table = new Table().AddColumns("Authority", "Figure", "Pounds", $"In prices of {answer.PriceYear}",
            "With its share of the programme", "Band", "Over", "Lines",
            "Schools with lines", "Rule");
        foreach (var figure in answer.Figures)
        {
            table.Row(figure.LaCode, figure.Code, figure.HasValuePence ? Pounds(figure.ValuePence) : figure.Reason,
                figure.HasRealValuePence ? Pounds(figure.RealValuePence) : "", figure.HasRealWithShareValuePence
                ? Pounds(figure.RealWithShareValuePence) : "", figure.CostBand > 0 ? $"{figure.CostBand}" : "",
                figure.HasDenominator ? Number(figure.Denominator) : "", Number(figure.Lines), Number(figure.SchoolsWithLines),
                figure.Gap.Length > 0 ? $"{figure.Rule}. {figure.Gap}" : figure.Rule);
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
        if (answer.ShareReason.Length > 0)
            Console.WriteLine($"Figures of authorities are without a share of the programme's lines. {answer.ShareReason}");
        else if (answer.ProgrammeNotSharedPence != 0)
            Console.WriteLine($"£{Pounds(answer.ProgrammeNotSharedPence)} of the programme's lines is in no authority's figure: no rule "
                + "shares it.");
        Console.WriteLine("What schools told of usual practice; one that lacks a cost or a nil return for a term is a gap, and no zero:");
        Texts.Write(UsualOf(answer));
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
            AsOf = ToDay(parsed),
            WithShare = parsed.GetValue(WithShare),
            PageSize = 1_000,
        };
        var all = new ExplainCostResponse();
        all.Lines.AddRange(await Pages.AllAsync(async token =>
        {
            request.PageToken = token;
            var page = await economics.ExplainCostAsync(request, cancellationToken: cancel);
            (all.Figure, all.AsOf, all.PriceYear, all.PriceIndexVersion) = (page.Figure, page.AsOf, page.PriceYear, page.PriceIndexVersion);
            all.OffPlan.Clear();
            all.OffPlan.AddRange(page.OffPlan);
            return (page.Lines, page.NextPageToken);
        }));
        return target.Json ? Print(all) : Explained(all);
    }

    private static int Explained(ExplainCostResponse answer)
    {
        Console.WriteLine(RestsOn(answer.AsOf, answer.PriceYear, answer.PriceIndexVersion, answer.OffPlan));
        var table = new Table().AddColumns("Line", "Authority", "School", "Category", "Pounds", "Weight", "Price factor", "Share");
        foreach (var line in answer.Lines)
        {
            table.Row(line.CostLine.LineRef, line.CostLine.LaCode, line.CostLine.Urn, line.CostLine.Category,
                Pounds(line.CostLine.AmountPence), Number(line.Weight), Number(line.PriceFactor), line.HasShare ? Number(line.Share) : "");
        }
        Texts.Write(table);
        var figure = answer.Figure;
        Console.WriteLine($"{figure.Code}: {(figure.HasValuePence ? $"£{Pounds(figure.ValuePence)}" : figure.Reason)}; {figure.Rule}. "
            + figure.Gap);
        return ExitCodes.Done;
    }

    private static Table UsualOf(SummariseUnitCostsResponse answer)
    {
        var table = new Table().AddColumns("Authority", "Arm", "Schools", "Gave a cost", "Nothing spent", "Gaps", "Of these some terms");
        foreach (var one in answer.UsualPractice)
            table.Row(one.LaCode, one.Arm, $"{one.Schools}", $"{one.WithCost}", $"{one.NothingSpent}", $"{one.Gaps}", $"{one.Partly}");
        return table;
    }

    /// <summary>What figures rest on.</summary>
    private static string RestsOn(Google.Type.Date asOf, string priceYear, int indexVersion, RepeatedField<string> offPlan) =>
        $"Delivery to {Texts.Day(asOf)}; prices of {priceYear}{IndexOf(indexVersion)}.{OffPlan(offPlan)}";

    private static Google.Type.Date? ToDay(ParseResult parsed) =>
        parsed.GetValue(AsOf) is { } day ? Dates.ToDate(Arguments.Day("--as-of", day)) : null;
}
