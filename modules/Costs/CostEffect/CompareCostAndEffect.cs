using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Statistics;

namespace Programme.Costs;

internal sealed partial class EconomicsHandler
{
    private const int UsualResamples = 2_000;
    private const int UsualSeed = 20_211;
    private const int MostWorths = 50;
    private const double MostWorth = 100_000_000;
    private static readonly double[] UsualWorths = [0, 10_000, 25_000, 50_000, 100_000];

    public override async Task<CompareCostAndEffectResponse> CompareCostAndEffect(CompareCostAndEffectRequest request,
        ServerCallContext context)
    {
        var (priceYear, asOf) = CheckPrices(request.PriceYear, request.AsOf);
        CheckComparison(request);

        var analysed = await analysis.SchoolsAsync(context.CancellationToken);
        var results = await analysis.ResultsAsync(analysed.Run.Number, context.CancellationToken);
        var schools = await sharing.LoadAsync(asOf, context.CancellationToken);
        await using var db = store.Read(context);
        var lines = await db.CostLines.ToListAsync(context.CancellationToken);
        var rules = await db.AllocationRules.ToListAsync(context.CancellationToken);
        var prices = await PricesAsync(db, context.CancellationToken);
        var shared = new SharedCosts(schools, new AllocationRules(rules));
        if (shared.WithoutWeights(lines) is { Count: > 0 } bare)
            throw WithoutWeights(bare);

        var parts = shared.Of(lines);
        var costs = new SchoolCosts(lines, parts, year => prices.Factor(year, priceYear));
        var rows = new CostEffectRows(analysed.Schools.Select(school => new CostedSchool(school.Urn, school.Stratum,
            school.Supervised ? 1 : 0, costs[school.Urn], school.HasContacts ? school.Contacts : null, school.HasNfa ? school.Nfa : null,
            school.BaselineContacts)));
        var answer = Head(analysed, costs, rows);
        (answer.PriceYear, answer.AsOf) = (priceYear, asOf.ToDate());
        answer.Consequences.AddRange(Consequences.Of(results, Caller.Of(context).Role != Role.CostAnalyst));
        var used = parts.Select(part => part.RuleNumber).ToHashSet();
        answer.Rules.AddRange(rules.Where(rule => used.Contains(rule.Number)).OrderBy(rule => rule.Number)
            .Select(rule => rule.ToMessage()));
        if (answer.ControlSchoolsWithLines == 0)
            answer.Reason = answer.PlaneReason =
                $"{Reasons.NoControlCosts}: no control school has a line of usual practice: a gap, not zero.";
        else
            CostBesideEffect.Add(answer, rows, request.WorthPence.Count > 0 ? request.WorthPence : UsualWorths,
                request.Resamples > 0 ? request.Resamples : UsualResamples, request.Seed > 0 ? request.Seed : UsualSeed,
                request.WithPoints);
        return answer;
    }

    private static void CheckComparison(CompareCostAndEffectRequest request)
    {
        var fields = new FieldProblems();
        fields.AddIf(request.WorthPence.Count > MostWorths || request.WorthPence.Any(worth => !(worth >= 0 && worth <= MostWorth)),
            "worth_pence", FieldCodes.OutOfRange, $"at most {MostWorths} numbers from 0 to {MostWorth:0} are expected.");
        fields.AddIf(request.Resamples is not (0 or (>= 200 and <= 10_000)), "resamples", FieldCodes.OutOfRange,
            "a number from 200 to 10000 is expected, or 0.");
        fields.AddIf(request.Seed < 0, "seed", FieldCodes.Negative, "must not be negative.");
        fields.ThrowIfAny();
    }

    /// <summary>What the answer is of.</summary>
    private static CompareCostAndEffectResponse Head(GetAnalysedSchoolsResponse analysed, SchoolCosts costs, CostEffectRows rows)
    {
        var controls = analysed.Schools.Where(school => !school.Supervised).ToList();
        return new CompareCostAndEffectResponse
        {
            Run = analysed.Run.Number,
            PlanSha256 = analysed.Run.PlanSha256,
            LockSha256 = analysed.Run.LockSha256,
            DatasetSha256 = analysed.Run.DatasetSha256,
            PostHoc = analysed.Run.PostHoc,
            Marks = { analysed.Run.Marks },
            Schools = rows.Rows.Count,
            SchoolsLeftOut = { rows.LeftOut },
            ControlSchools = controls.Count,
            ControlSchoolsWithLines = controls.Count(school => costs.HasUsualPractice(school.Urn)),
            NotSharedPence = costs.NotAt(analysed.Schools.Select(school => school.Urn).ToHashSet()),
        };
    }
}
