using Grpc.Core;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostsHandler
{
    public override async Task<SummariseCostsResponse> SummariseCosts(SummariseCostsRequest request, ServerCallContext context)
    {
        var priceYear = request.PriceYear.Length > 0 ? request.PriceYear : PriceYear.Containing(trial.FirstOn);
        if (!PriceYear.IsOne(priceYear))
            throw Faults.Invalid("price_year", FieldCodes.NotAYear, PriceYear.Expected);
        var asOf = trial.AsOf(request.AsOf, clock);

        var byDesign = !await enrolment.MayKnowArmsAsync(Caller.Of(context), context.CancellationToken);

        await using var db = store.Read(context);
        return (await summaries.SummariseAsync(db, priceYear, request.PriceIndexVersion, asOf, byDesign, context.CancellationToken)).Answer;
    }
}
