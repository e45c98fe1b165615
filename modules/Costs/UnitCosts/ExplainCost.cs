using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class EconomicsHandler
{
    public override async Task<ExplainCostResponse> ExplainCost(ExplainCostRequest request, ServerCallContext context)
    {
        var (period, asOf) = CheckPeriod(request.PriceYear, request.Period, request.AsOf);
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<string>(request) ?? "";
        var rule = UnitCostRules.Of(period, request.LaCode.Length > 0).FirstOrDefault(rule => rule.Code == request.Code)
            ?? throw Faults.NotFound("figure", request.Code);

        await RefuseBlindedAsync(context);
        await enrolment.RefuseUnknownAsync(request.LaCode, context.CancellationToken);
        var reached = await reaches.LoadAsync(period?.FirstOn, asOf, context.CancellationToken);
        var (all, reach) = (reached[""], reached.GetValueOrDefault(request.LaCode, CostReach.Nothing));
        await using var db = store.Read(context);
        var (priceYear, prices, planned) = await PricesAsync(db, request.PriceYear, request.PriceIndexVersion, context.CancellationToken);
        var spent = await CostParts.LoadAsync(db, request.LaCode, period, all, context.CancellationToken);
        reach = reach.Reporting(spent);
        var page = await LinesAsync(CostParts.Lines(db, request.LaCode, period), after,
            row => rule.Takes(CostPart.Single(row, all, spent.Cover), reach), size + 1, context.CancellationToken);

        var figure = UnitCostFigures.Figure(rule, request.LaCode, spent, reach, prices, priceYear);
        var response = new ExplainCostResponse
        {
            Figure = figure,
            AsOf = asOf.ToDate(),
            PriceYear = priceYear,
            PriceIndexVersion = prices.Version,
            OffPlan = { planned.OffPlan(request.PriceYear, request.PriceIndexVersion) },
            Lines = { page.Take(size).Select(row => Explained(row, rule.InTerm(CostPart.Single(row, all, spent.Cover, period), reach),
                figure, prices.Factor(row.PriceYear, priceYear))) },
        };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].LineRef);
        return response;
    }

    /// <summary>The first lines after a reference that a figure takes.</summary>
    private static async Task<List<CostLineRow>> LinesAsync(IQueryable<CostLineRow> all, string after, Func<CostLineRow, bool> takes,
        int most, CancellationToken cancel)
    {
        var lines = new List<CostLineRow>();
        var stored = all.Where(row => string.Compare(row.LineRef, after) > 0).OrderBy(row => row.LineRef).AsAsyncEnumerable();
        await foreach (var row in stored.WithCancellation(cancel))
        {
            if (!takes(row))
                continue;
            lines.Add(row);
            if (lines.Count == most)
                break;
        }
        return lines;
    }

    private static ExplainedLine Explained(CostLineRow row, double weight, UnitCostFigure figure, double factor)
    {
        var line = new ExplainedLine
        {
            CostLine = row.ToMessage(),
            Weight = weight,
            PriceFactor = factor,
            NominalPence = weight * row.AmountPence,
            RealPence = weight * row.AmountPence * factor,
        };
        if (figure.NumeratorPence != 0)
            line.Share = line.NominalPence / figure.NumeratorPence;
        return line;
    }
}
