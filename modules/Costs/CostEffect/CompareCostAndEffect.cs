using Google.Protobuf.Collections;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Statistics;

namespace Programme.Costs;

internal sealed partial class EconomicsHandler
{
    private const int MostWorths = 50;
    private const double MostWorth = 100_000_000;

    public override async Task<CompareCostAndEffectResponse> CompareCostAndEffect(CompareCostAndEffectRequest request,
        ServerCallContext context)
    {
        var asOf = CheckPrices(request.PriceYear, request.AsOf);
        CheckResamples(request.WorthPence, request.Resamples, request.Seed);

        var compared = await ComparedAsync(request.PriceYear, request.PriceIndexVersion, asOf, context);
        var (analysed, costs, planned) = (compared.Analysed, compared.Costs, compared.Planned);
        var results = await analysis.ResultsAsync(analysed.Run.Number, context.CancellationToken);

        var (pence, _, refusal) = GapsInCosts.Of(costs, analysed.Schools, request.UsualPracticeGaps);
        var rows = CostBesideEffect.Rows(analysed.Schools, school => pence?[school.Urn] ?? costs[school.Urn]);
        var answer = Head(analysed, costs, rows);
        (answer.PriceYear, answer.AsOf, answer.PriceIndexVersion) = (compared.PriceYear, asOf.ToDate(), compared.IndexVersion);
        answer.UsualPracticeGaps = request.UsualPracticeGaps;
        answer.Consequences.AddRange(Consequences.Of(results, Caller.Of(context).Role != Role.CostAnalyst));
        answer.OffPlan.AddRange(planned.OffPlan(request.PriceYear, request.PriceIndexVersion, request.WorthPence, request.Resamples,
            request.Seed, request.UsualPracticeGaps));
        answer.WithoutWeights.AddRange(compared.WithoutWeights);
        answer.Rules.AddRange(compared.Rules.Select(rule => rule.ToMessage()));
        if (pence is null)
            answer.Reason = answer.PlaneReason = answer.DownstreamReason = refusal;
        else
        {
            CostBesideEffect.Add(answer, rows, request.WorthPence.Count > 0 ? request.WorthPence : planned.WorthPence,
                request.Resamples > 0 ? request.Resamples : planned.Resamples, request.Seed > 0 ? request.Seed : planned.Seed,
                request.WithPoints);
            DownstreamCosts.Add(answer, analysed.Schools, urn => pence[urn], compared.Handling, compared.HandlingFactor);
        }
        AddAtReportedMeans(answer, analysed.Schools, costs);
        if (answer.Downstream is not null && !planned.Downstream)
            answer.OffPlan.Add("perspectives");
        return answer;
    }

    /// <summary>What the incremental cost is with means in the gaps, whatever counts in them in the rest of the answer.</summary>
    private static void AddAtReportedMeans(CompareCostAndEffectResponse answer, IReadOnlyCollection<AnalysedSchool> schools,
        SchoolCosts costs)
    {
        var (supervised, control) = costs.Reports(schools);
        if (supervised.Gaps + control.Gaps == 0 || UsualPracticeGaps.RefusalOfReported(supervised, control).Length > 0)
            return;
        var pence = costs.AtArmMeans(schools);
        if (CostBesideEffect.Rows(schools, school => pence[school.Urn]).Increments().Value is { } found)
            answer.CostAtReportedMeansPence = found.Cost;
    }

    /// <summary>Schools of the newest run with true arms, and what each cost by the rules of shared costs.</summary>
    private async Task<ComparedCosts> ComparedAsync(string askedYear, int askedVersion, DateOnly asOf, ServerCallContext context)
    {
        var analysed = await analysis.SchoolsAsync(context.CancellationToken);
        var planned = await analysis.EconomicsAsync(analysed.Run.PlanSha256, context.CancellationToken);
        var priceYear = YearOf(planned, askedYear);
        var schools = await reaches.SharingAsync(asOf, context.CancellationToken);
        var owed = OwedTerms.UpTo(trial, asOf).By(
            await enrolment.AllocatedSchoolsAsync(Arm.Unspecified, context.CancellationToken), trial);
        await using var db = store.Read(context);
        var lines = await db.SpentLines.ToListAsync(context.CancellationToken);
        var rules = await planned.RulesAsync(db, context.CancellationToken);
        var prices = await PriceIndexes.LoadAsync(db, askedVersion, planned, context.CancellationToken);
        var shared = new SharedCosts(schools, new AllocationRules(rules));
        var parts = shared.Of(lines);
        var used = parts.Select(part => part.RuleNumber).ToHashSet();
        var (handling, handlingYear) = await HandlingAsync(db, planned, context.CancellationToken);
        return new ComparedCosts(analysed, new SchoolCosts(lines, parts, owed, year => prices.Factor(year, priceYear)),
            [.. rules.Where(rule => used.Contains(rule.Number)).OrderBy(rule => rule.Number)], planned, priceYear, prices.Version,
            [.. Named(shared.WithoutWeights(lines))], handling, handling.Count > 0 ? prices.Factor(handlingYear, priceYear) : 1);
    }

    /// <summary>Unit costs of handling in force on the trial's last day, with the year of their prices.</summary>
    private async Task<(List<HandlingCostRow> Rows, string PriceYear)> HandlingAsync(CostsDb db, PlannedEconomics planned,
        CancellationToken cancel)
    {
        var span = UnitCostSpan.Of(await planned.UnitCostsAsync(db, cancel), trial.LastOn).LastOrDefault();
        if (span?.Rows.First() is not { } inForce)
            return ([], "");
        return (await db.HandlingCosts.Where(row => row.Number == inForce.Number).OrderBy(row => row.Event).ToListAsync(cancel),
            inForce.PriceYear);
    }

    private static void CheckResamples(RepeatedField<double> worths, int resamples, long seed)
    {
        var fields = new FieldProblems();
        fields.AddIf(worths.Count > MostWorths || worths.Any(worth => !(worth >= 0 && worth <= MostWorth)),
            "worth_pence", FieldCodes.OutOfRange, $"at most {MostWorths} numbers from 0 to {MostWorth:0} are expected.");
        fields.AddIf(resamples is not (0 or (>= 200 and <= 10_000)), "resamples", FieldCodes.OutOfRange,
            "a number from 200 to 10000 is expected, or 0.");
        fields.AddIf(seed < 0, "seed", FieldCodes.Negative, "must not be negative.");
        fields.ThrowIfAny();
    }

    /// <summary>What the answer is of.</summary>
    private static CompareCostAndEffectResponse Head(GetAnalysedSchoolsResponse analysed, SchoolCosts costs, CostEffectRows rows)
    {
        var (treated, controls) = (SchoolCosts.Urns(analysed.Schools, supervised: true),
            SchoolCosts.Urns(analysed.Schools, supervised: false));
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
            ControlSchools = controls.Length,
            ControlSchoolsWithLines = controls.Count(costs.Cover.Whole),
            UsualPractice =
            {
                UsualPracticeGaps.Of("", (treated, controls), costs.WithUsualCost, costs.Cover),
            },
            AtControlsPence = costs.AtControls(analysed.Schools),
            NotSharedPence = costs.NotAt(analysed.Schools.Select(school => school.Urn).ToHashSet()),
        };
    }
}
