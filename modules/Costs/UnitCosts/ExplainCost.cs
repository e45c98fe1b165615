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
        var rule = UnitCostRules.Of(period, request.LaCode.Length > 0, request.WithShare).FirstOrDefault(rule => rule.Code == request.Code)
            ?? throw Faults.NotFound("figure", request.Code);

        if (request.WithShare && request.LaCode.Length == 0)
            throw Faults.Invalid("la_code", FieldCodes.Missing, "the authority whose share is asked for is expected.");

        await RefuseBlindedAsync(context);
        await enrolment.RefuseUnknownAsync(request.LaCode, context.CancellationToken);
        var reached = await reaches.LoadAsync(period?.FirstOn, asOf, context.CancellationToken);
        var (all, reach) = (reached[""], reached.GetValueOrDefault(request.LaCode, CostReach.Nothing));
        await using var db = store.Read(context);
        var (priceYear, prices, planned) = await PricesAsync(db, request.PriceYear, request.PriceIndexVersion, context.CancellationToken);
        var spent = await CostParts.LoadAsync(db, request.LaCode, period, trial, all, context.CancellationToken);
        reach = reach.Reporting(spent);
        var shares = request.WithShare ? await SharesAsync(db, all.PupilsByUrn, planned, period, request.AsOf, context) : null;
        CostPart Part(CostLineRow row, CostPeriod? term) => shares?.Pence.TryGetValue((request.LaCode, row.LineRef), out var pence) == true
            ? ProgrammeShares.PartOf(row, pence, term) : CostPart.Single(row, all, spent.Cover, term);
        var page = await LinesAsync(CostParts.Lines(db, request.LaCode, period, shares?.LinesOf(request.LaCode)), after,
            row => rule.Takes(Part(row, null), reach), size + 1, context.CancellationToken);

        var figure = UnitCostFigures.Figure(rule, request.LaCode, shares is null ? spent
            : spent with { Parts = [.. spent.Parts, .. shares.ByLa[request.LaCode]] }, reach, prices, priceYear);
        var response = new ExplainCostResponse
        {
            Figure = figure,
            AsOf = asOf.ToDate(),
            PriceYear = priceYear,
            PriceIndexVersion = prices.Version,
            OffPlan = { planned.OffPlan(request.PriceYear, request.PriceIndexVersion) },
            Lines = { page.Take(size).Select(row => Explained(row, Part(row, period), rule, reach, figure,
                prices.Factor(row.PriceYear, priceYear))) },
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

    /// <summary>What authorities bear of the programme's lines, as SummariseUnitCosts has it.</summary>
    /// <exception cref="RpcException">INPUT_MISSING: nothing is shared, with the reason.</exception>
    private async Task<ProgrammeShares> SharesAsync(CostsDb db, IReadOnlyDictionary<string, int> pupils, PlannedEconomics planned,
        CostPeriod? period, Google.Type.Date? asOf, ServerCallContext context)
    {
        var shares = await ProgrammeShares.LoadAsync(db, reaches, pupils, planned, period, trial.AsOf(asOf, clock),
            context.CancellationToken);
        return shares.Reason.Length == 0 ? shares : throw Faults.Precondition(Reasons.InputMissing, "with_share",
            $"There is no share of the programme's lines. {shares.Reason}");
    }

    private static ExplainedLine Explained(CostLineRow row, CostPart part, UnitCostRule rule, CostReach reach, UnitCostFigure figure,
        double factor)
    {
        var nominal = rule.InTerm(part, reach) * part.Pence;
        var line = new ExplainedLine
        {
            CostLine = row.ToMessage(),
            Weight = row.AmountPence == 0 ? rule.InTerm(part, reach) : rule.InTerm(part, reach) * ((double)part.Pence / row.AmountPence),
            PriceFactor = factor,
            NominalPence = nominal,
            RealPence = nominal * factor,
        };
        if (row.LaCode.Length == 0 && figure.LaCode.Length > 0)
            line.BornePence = part.Pence;
        if (figure.NumeratorPence != 0)
            line.Share = line.NominalPence / figure.NumeratorPence;
        return line;
    }
}
