using Grpc.Core;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class EconomicsHandler
{
    public override async Task<SummariseUnitCostsResponse> SummariseUnitCosts(SummariseUnitCostsRequest request,
        ServerCallContext context)
    {
        var (period, asOf) = CheckPeriod(request.PriceYear, request.Period, request.AsOf);

        await RefuseBlindedAsync(context);
        await enrolment.RefuseUnknownAsync(request.LaCode, context.CancellationToken);
        var unplaced = Task.Run(async () =>
        {
            await using var beside = store.Read(context);
            return await CostParts.UnplacedAsync(beside, request.LaCode, period, trial, context.CancellationToken);
        });
        var reaching = reaches.LoadAsync(period?.FirstOn, asOf, context.CancellationToken);
        await Task.WhenAll(unplaced, reaching);
        var reach = await reaching;
        await using var db = store.Read(context);
        var spent = await CostParts.PlacedAsync(db, request.LaCode, period, await unplaced, reach[""], context.CancellationToken);
        var (priceYear, prices, planned) = await PricesAsync(db, request.PriceYear, request.PriceIndexVersion, context.CancellationToken);
        var times = await reaches.TimesAsync(await planned.UnitCostsAsync(db, context.CancellationToken), period?.FirstOn, asOf,
            context.CancellationToken);

        var byLa = spent.ByAuthority();
        string[] codes = request.LaCode.Length > 0 ? [request.LaCode]
            : [.. byLa.Keys.Union(reach.Keys).Order(StringComparer.Ordinal)];
        var response = new SummariseUnitCostsResponse
        {
            PriceYear = priceYear,
            AsOf = asOf.ToDate(),
            Period = period?.Code ?? "",
            PriceIndexVersion = prices.Version,
            OffPlan = { planned.OffPlan(request.PriceYear, request.PriceIndexVersion) },
        };
        // Shared by the sessions of the whole time, so that terms add up to the year.
        var shares = await ProgrammeShares.LoadAsync(db, reaches, reach[""].PupilsByUrn, planned, period,
            trial.AsOf(request.AsOf, clock), context.CancellationToken);
        response.ShareReason = shares.Reason;
        if (shares.NotSharedPence is { } stays)
            response.ProgrammeNotSharedPence = stays;
        var (rules, rulesOfAuthorities) = (UnitCostRules.Of(period, ofAuthority: false), UnitCostRules.Of(period, ofAuthority: true));
        foreach (var code in codes)
        {
            var own = code.Length == 0 ? spent : byLa.GetValueOrDefault(code) ?? spent.Nothing();
            var reached = reach.GetValueOrDefault(code, CostReach.Nothing);
            response.Figures.AddRange(UnitCostFigures.Of(code.Length > 0 ? rulesOfAuthorities : rules, code, own, reached, prices,
                priceYear, code.Length > 0 && shares.Reason.Length == 0 ? [.. shares.ByLa[code]] : null));
            response.UsualPractice.AddRange(UsualPracticeGaps.Of(code, reached, own));
            response.StaffHours.AddRange(StaffHoursFromTwoSides.Both(code, own.Parts, reached.Time, times,
                unit => prices.Factor(unit.PriceYear, priceYear)));
        }
        response.SchoolsWithoutPupils.AddRange(reach.GetValueOrDefault(request.LaCode, CostReach.Nothing).WithoutPupils);
        return response;
    }

    /// <summary>Numbers of treated schools, leads and hours tell arms: decision 0081.</summary>
    private async Task RefuseBlindedAsync(ServerCallContext context)
    {
        if (!await enrolment.MayKnowArmsAsync(Caller.Of(context), context.CancellationToken))
            throw Faults.NotUnmasked();
    }
}
