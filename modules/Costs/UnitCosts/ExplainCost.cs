using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class EconomicsHandler
{
    public override async Task<ExplainCostResponse> ExplainCost(ExplainCostRequest request, ServerCallContext context)
    {
        var (priceYear, asOf) = CheckPrices(request.PriceYear, request.AsOf);
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<string>(request) ?? "";
        var rule = UnitCostRules.Find(request.Code) ?? throw Faults.NotFound("figure", request.Code);

        await RefuseBlindedAsync(context);
        var reach = (await reaches.LoadAsync(asOf, context.CancellationToken))
            .GetValueOrDefault(request.LaCode, CostReachLoader.Nothing);
        await using var db = store.Read(context);
        var prices = await PriceIndexes.LoadAsync(db, request.PriceIndexVersion, context.CancellationToken);
        var parts = await CostParts.LoadAsync(db, request.LaCode, context.CancellationToken);
        var page = await LinesAsync(db, request.LaCode, after, row => rule.Takes(CostPart.Single(row), reach), size + 1,
            context.CancellationToken);

        var figure = UnitCostFigures.Figure(rule, request.LaCode, parts, reach, prices, priceYear);
        var response = new ExplainCostResponse
        {
            Figure = figure,
            PriceIndexVersion = prices.Version,
            Lines = { page.Take(size).Select(row => Explained(row, rule.Weight(CostPart.Single(row), reach), figure,
                prices.Factor(row.PriceYear, priceYear))) },
        };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].LineRef);
        return response;
    }

    /// <summary>The first lines after a reference that a figure takes.</summary>
    private static async Task<List<CostLineRow>> LinesAsync(CostsDb db, string laCode, string after, Func<CostLineRow, bool> takes,
        int most, CancellationToken cancel)
    {
        var lines = new List<CostLineRow>();
        var stored = db.SpentLines.Where(row => (laCode == "" || row.LaCode == laCode) && string.Compare(row.LineRef, after) > 0)
            .OrderBy(row => row.LineRef).AsAsyncEnumerable();
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
