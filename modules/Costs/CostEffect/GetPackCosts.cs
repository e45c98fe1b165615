using Grpc.Core;
using Programme.Costs.V1;
using Programme.Outcomes.V1;

namespace Programme.Costs;

internal sealed partial class EconomicsHandler
{
    public override async Task<GetPackCostsResponse> GetPackCosts(GetPackCostsRequest request, ServerCallContext context)
    {
        var asOf = CheckPrices(request.PriceYear, request.AsOf);
        CheckResamples(request.WorthPence, request.Resamples, request.Seed);

        var compared = await ComparedAsync(request.PriceYear, request.PriceIndexVersion, asOf, context);
        if (compared.Rules.FirstOrDefault(rule => rule.Basis == AllocationBasis.Pupils) is { } byPupils)
            throw Faults.Precondition(Reasons.SharedByPupils, $"rule {byPupils.Number}",
                $"Rule {byPupils.Number} shares {byPupils.Category} by pupils, and public registers have the pupils of each school by "
                    + "name. No pack has such costs.");
        var schools = compared.Analysed.Schools;
        var (pence, code, refusal) = GapsInCosts.Of(compared.Costs, schools, request.UsualPracticeGaps);
        if (pence is null)
            throw Faults.Precondition(code, "usual_practice", refusal);
        return new GetPackCostsResponse
        {
            Run = compared.Analysed.Run.Number,
            NotSharedPence = compared.Costs.NotAt(schools.Select(school => school.Urn).ToHashSet()),
            Costs = new PackCosts
            {
                Schools = { schools.Select(school => new PackSchoolCost { Urn = school.Urn, Pence = pence[school.Urn] }) },
                PriceYear = compared.PriceYear,
                WorthPence = { request.WorthPence.Count > 0 ? request.WorthPence : compared.Planned.WorthPence },
                Resamples = request.Resamples > 0 ? request.Resamples : compared.Planned.Resamples,
                UsualPracticeGaps = GapsInCosts.Counted(compared.Costs, schools, request.UsualPracticeGaps),
                Seed = request.Seed > 0 ? request.Seed : compared.Planned.Seed,
            },
        };
    }
}
