using Google.Protobuf.Collections;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class EconomicsHandler
{
    public override async Task<RunCostSensitivityResponse> RunCostSensitivity(RunCostSensitivityRequest request, ServerCallContext context)
    {
        var asked = request.Base ?? new();
        CheckSensitivity(request, asked);
        var asOf = CheckPrices(request.PriceYear, asked.AsOf);

        await RefuseBlindedAsync(context);
        var reach = (await reaches.LoadAsync(asOf, context.CancellationToken))[""];
        var inputs = RollOutInputs.Of(asked, reach);
        Tornado.NeedRanges(request.Ranges);
        CheckAround(request.Ranges, inputs);
        var schools = await reaches.SharingAsync(asOf, context.CancellationToken);
        await using var db = store.Read(context);
        var lines = await db.SpentLines.Where(row => row.Attribution == CostAttribution.Intervention)
            .ToListAsync(context.CancellationToken);
        var (priceYear, prices, planned) = await PricesAsync(db, request.PriceYear, request.PriceIndexVersion, context.CancellationToken);
        var rules = await planned.RulesAsync(db, context.CancellationToken);

        var trial = new CostScenarios(lines, reach, schools, year => prices.Factor(year, priceYear));
        var response = Tornado.Of(inputs, request.Ranges, request.Pairs);
        response.Scenarios.AddRange(trial.All(rules));
        (response.PriceYear, response.AsOf, response.PriceIndexVersion) = (priceYear, asOf.ToDate(), prices.Version);
        response.OffPlan.AddRange(planned.OffPlan(request.PriceYear, request.PriceIndexVersion));
        response.OffPlan.AddRange(planned.NotMoved(request.Ranges.Select(range => range.Name)).Select(name => $"ranges.{name}"));
        return response;
    }

    private static void CheckSensitivity(RunCostSensitivityRequest request, ProjectRollOutRequest asked)
    {
        var fields = new FieldProblems();
        RollOutInputs.Check(fields, asked, "base.");
        Tornado.Check(fields, request.Ranges, request.Pairs);
        fields.ThrowIfAny();
    }

    /// <summary>A range that its input is not in tells of a mistake.</summary>
    private static void CheckAround(RepeatedField<InputRange> ranges, RollOutInputs inputs)
    {
        var fields = new FieldProblems();
        for (var at = 0; at < ranges.Count; at++)
        {
            var value = inputs.Find(ranges[at].Name);
            fields.AddIf(value < ranges[at].Low || value > ranges[at].High, $"ranges[{at}]", FieldCodes.OutOfRange,
                FormattableString.Invariant($"a range around {value}, the value of {ranges[at].Name}, is expected."));
        }
        fields.ThrowIfAny();
    }
}
