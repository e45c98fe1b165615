using System.CommandLine;
using Programme.Costs.V1;
using Spectre.Console;

namespace Programme.Host;

/// <summary>Costs beside effects, after the unmasking.</summary>
internal static partial class CostsVerb
{
    private static readonly Option<double[]> WorthPounds = new("--worth")
    {
        Description = "Pounds that a contact with no further action averted is worth; several may be given.",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Of comparisons and of packs with costs.</summary>
    internal static readonly Option<string> Gaps = new("--gaps")
    {
        Description = "How schools count that did not report usual practice of every term: zero, or means of their arm. Not given: there "
            + "is a reason in the place of costs.",
    };

    private static Command Compare(Func<ParseResult, Target> target)
    {
        var compare = new Command("compare", "Costs beside the effects of the newest run with true arms: consequences, net benefit, ratio.")
        {
            Year, WorthPounds, Gaps
        };
        compare.SetAction((parsed, cancel) => CompareAsync(target(parsed), parsed, cancel));
        return compare;
    }

    private static async Task<int> CompareAsync(Target target, ParseResult parsed, CancellationToken cancel)
    {
        var request = new CompareCostAndEffectRequest { PriceYear = parsed.GetValue(Year) ?? "" };
        request.WorthPence.AddRange((parsed.GetValue(WorthPounds) ?? []).Select(pounds => pounds * PenceAPound));
        request.UsualPracticeGaps = ToGaps(parsed);
        await using var session = await HostSession.OpenAsync(target, cancel);
        var answer = await new EconomicsService.EconomicsServiceClient(session.Calls)
            .CompareCostAndEffectAsync(request, cancellationToken: cancel);
        if (target.Json)
            return Print(answer);

        foreach (var mark in answer.Marks)
            Console.WriteLine(mark);
        Console.WriteLine($"Run {answer.Run}{(answer.PostHoc ? ", post hoc" : "")}; {answer.Schools} schools; prices of "
            + $"{answer.PriceYear}{IndexOf(answer.PriceIndexVersion)}.{OffPlan(answer.OffPlan)}");
        if (answer.SchoolsLeftOut.Count > 0)
            Console.WriteLine($"Not in the regressions: {string.Join(", ", answer.SchoolsLeftOut)}.");
        foreach (var arm in answer.UsualPractice)
            Console.WriteLine($"Usual practice of {arm.Schools} {arm.Arm} schools: {arm.WithCost} gave a cost, {arm.NothingSpent} spent "
                + $"nothing, {arm.Gaps} did not report every term{CountedAs(answer.UsualPracticeGaps)}.");
        if (answer.HasCostAtReportedMeansPence)
            Console.WriteLine($"With the mean of the schools of their arm that reported in each gap, the incremental cost is "
                + $"£{Pounds(answer.CostAtReportedMeansPence)}.");
        if (answer.NotSharedPence != 0)
            Console.WriteLine($"£{Pounds(answer.NotSharedPence)} is at no school, and in no figure below: see costs allocate, and set "
                + "rules.");
        if (answer.WithoutWeights.Count > 0)
            Console.WriteLine($"Rules had nothing to share by: {string.Join("; ", answer.WithoutWeights)}.");
        if (answer.AtControlsPence != 0)
            Console.WriteLine($"£{Pounds(answer.AtControlsPence)} of the intervention is at control schools, and counts to them: see rule "
                + "K5 in costs queries.");
        var consequences = new Table().AddColumns("Outcome", "Measure", "Estimate", "Lower", "Upper", "Status", "Why none");
        foreach (var one in answer.Consequences)
            consequences.Row(one.Id, one.Measure, one.HasEstimate ? Number(one.Estimate) : "", one.HasLower ? Number(one.Lower) : "",
                one.HasUpper ? Number(one.Upper) : "", one.Status, one.Reason);
        Texts.Write(consequences);
        if (answer.Cost is { } cost && answer.Effect is { } effect)
        {
            Console.WriteLine($"Incremental cost a school: £{Pounds(cost.Estimate)} ({Pounds(cost.Lower)} to {Pounds(cost.Upper)}).");
            Console.WriteLine($"Contacts averted a school: {Number(effect.Estimate)} ({Number(effect.Lower)} to {Number(effect.Upper)}).");
        }
        Texts.Write(BenefitsOf(answer));
        Console.WriteLine(answer.Ratio is { } ratio
            ? $"£{Pounds(ratio.EstimatePence)} a contact averted ({Pounds(ratio.LowerPence)} to {Pounds(ratio.UpperPence)})."
            : answer.RatioReason);
        if (answer.Downstream is { } handled)
            Console.WriteLine($"Handling by children's social care a school: £{Pounds(handled.Handling.Estimate)} "
                + $"({Pounds(handled.Handling.Lower)} to {Pounds(handled.Handling.Upper)}); with the programme: "
                + $"£{Pounds(handled.WithProgramme.Estimate)} ({Pounds(handled.WithProgramme.Lower)} to "
                + $"{Pounds(handled.WithProgramme.Upper)}); {handled.Schools} schools.");
        string[] reasons = [answer.Reason, answer.PlaneReason, answer.DownstreamReason];
        foreach (var reason in reasons.Where(reason => reason.Length > 0).Distinct())
            Console.WriteLine(reason);
        if (answer.Plane is { } plane)
            Console.WriteLine($"Resamples: {plane.Resamples} of the schools (seed {plane.Seed}), differences of means, not adjusted for "
                + "strata and baseline contacts. Net benefit and the adjusted acceptability are of the regression, which is.");
        return ExitCodes.Done;
    }

    internal static UsualPracticeGapRule ToGaps(ParseResult parsed) => parsed.GetValue(Gaps) switch
    {
        null => UsualPracticeGapRule.Unspecified,
        "zero" => UsualPracticeGapRule.AsZero,
        "means" => UsualPracticeGapRule.ArmMeans,
        _ => throw new UsageException("--gaps: zero or means is expected."),
    };

    private static string CountedAs(UsualPracticeGapRule gaps) => gaps switch
    {
        UsualPracticeGapRule.AsZero => "; what is missing counts as 0 in cost and net benefit",
        UsualPracticeGapRule.ArmMeans => " and have the mean of those of their arm that did",
        _ => "",
    };

    private static Table BenefitsOf(CompareCostAndEffectResponse answer)
    {
        var table = new Table().AddColumns("A contact averted is worth", "Net benefit a school", "Lower", "Upper",
            "Acceptability, adjusted", "Acceptability, resampled, not adjusted");
        foreach (var one in answer.NetBenefits)
        {
            table.Row(Pounds(one.WorthPence), Pounds(one.BenefitPence), Pounds(one.LowerPence), Pounds(one.UpperPence),
                Number(one.AdjustedAcceptability), one.HasAcceptability ? Number(one.Acceptability) : "");
        }
        return table;
    }
}
