using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class EconomicsHandler
{
    public override async Task<SummariseUnitCostsResponse> SummariseUnitCosts(SummariseUnitCostsRequest request,
        ServerCallContext context)
    {
        var (priceYear, asOf) = CheckPrices(request.PriceYear, request.AsOf);

        await RefuseBlindedAsync(context);
        var reach = await reaches.LoadAsync(asOf, context.CancellationToken);
        await using var db = store.Read(context);
        var parts = await CostParts.LoadAsync(db, request.LaCode, context.CancellationToken);
        var prices = await PriceIndexes.LoadAsync(db, request.PriceIndexVersion, context.CancellationToken);
        var times = await reaches.TimesAsync(await db.UnitCosts.ToListAsync(context.CancellationToken), asOf, context.CancellationToken);

        var byLa = parts.Where(part => part.LaCode.Length > 0).ToLookup(part => part.LaCode);
        string[] codes = request.LaCode.Length > 0 ? [request.LaCode]
            : [.. byLa.Select(group => group.Key).Union(reach.Keys).Order(StringComparer.Ordinal)];
        var response = new SummariseUnitCostsResponse
        {
            PriceYear = priceYear,
            AsOf = asOf.ToDate(),
            PriceIndexVersion = prices.Version,
        };
        foreach (var code in codes)
        {
            IReadOnlyCollection<CostPart> own = code.Length == 0 ? parts : [.. byLa[code]];
            var reached = reach.GetValueOrDefault(code, CostReachLoader.Nothing);
            response.Figures.AddRange(UnitCostFigures.All(code, own, reached, prices, priceYear));
            response.StaffHours.AddRange(StaffHoursFromTwoSides.Both(code, own, reached.Time, times,
                unit => prices.Factor(unit.PriceYear, priceYear)));
        }
        response.SchoolsWithoutPupils.AddRange(reach.GetValueOrDefault(request.LaCode, CostReachLoader.Nothing).WithoutPupils);
        return response;
    }

    /// <summary>The year of the real prices and the last day of delivery that counts.</summary>
    private (string PriceYear, DateOnly AsOf) CheckPrices(string year, Google.Type.Date? day)
    {
        var priceYear = year.Length > 0 ? year : PriceYear.Containing(trial.FirstOn);
        var fields = new FieldProblems();
        fields.AddIf(!PriceYear.IsOne(priceYear), "price_year", FieldCodes.NotAYear, PriceYear.Expected);
        fields.OptionalDay("as_of", day);
        fields.ThrowIfAny();
        return (priceYear, trial.AsOf(day, clock));
    }

    /// <summary>The last day of delivery that counts.</summary>
    private DateOnly CheckAsOf(Google.Type.Date? day)
    {
        var fields = new FieldProblems();
        fields.OptionalDay("as_of", day);
        fields.ThrowIfAny();
        return trial.AsOf(day, clock);
    }

    /// <summary>Numbers of treated schools, leads and hours tell arms: decision 0081.</summary>
    private async Task RefuseBlindedAsync(ServerCallContext context)
    {
        if (!await enrolment.MayKnowArmsAsync(Caller.Of(context), context.CancellationToken))
            throw Faults.NotUnmasked();
    }
}
