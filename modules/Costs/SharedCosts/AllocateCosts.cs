using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class EconomicsHandler
{
    public override async Task<AllocateCostsResponse> AllocateCosts(AllocateCostsRequest request, ServerCallContext context)
    {
        var asOf = CheckPrices("", request.AsOf);
        var size = PageToken.Size(request.PageSize, usual: 1_000, most: 10_000);
        var after = PageToken.After<string, string, string>(request);

        await RefuseBlindedAsync(context);
        await enrolment.RefuseUnknownAsync(request.LaCode, context.CancellationToken);
        var schools = await reaches.SharingAsync(asOf, context.CancellationToken);
        await using var db = store.Read(context);
        var lines = await db.SpentLines.Where(row => row.Attribution == CostAttribution.Intervention)
            .ToListAsync(context.CancellationToken);
        var planned = await analysis.LockedEconomicsAsync(context.CancellationToken);
        var rules = await planned.RulesAsync(db, context.CancellationToken);
        var shared = new SharedCosts(schools, new AllocationRules(rules));
        if (shared.WithoutWeights(lines) is { Count: > 0 } bare)
            throw WithoutWeights(bare);

        var costs = shared.Of(lines);
        var shown = costs.Where(cost => request.LaCode.Length == 0 || cost.LaCode == request.LaCode).ToList();
        var used = shown.Select(cost => cost.RuleNumber).ToHashSet();
        var page = shown.SkipWhile(cost => after is { } key && SharedCosts.Order(KeyOf(cost), key) <= 0).Take(size + 1).ToList();
        var response = new AllocateCostsResponse
        {
            Costs = { page.Take(size) },
            Authorities = { AuthorityCosts(shown, Caller.Of(context).Scope.Everything
                && costs.Any(cost => cost is { OfProgramme: true, LaCode.Length: > 0 })) },
            Rules = { rules.Where(rule => used.Contains(rule.Number)).OrderBy(rule => rule.Number).Select(rule => rule.ToMessage()) },
            TotalPence = shown.Sum(cost => cost.Pence),
            AsOf = asOf.ToDate(),
            SchoolsWithoutPupils =
            {
                schools.Where(school => school.Pupils == 0).Select(school => school.Urn).Order(StringComparer.Ordinal),
            },
        };
        if (page.Count > size)
        {
            var (laCode, urn, lineRef) = KeyOf(page[size - 1]);
            response.NextPageToken = PageToken.Next(request, laCode, urn, lineRef);
        }
        return response;
    }

    private static (string LaCode, string Urn, string LineRef) KeyOf(AllocatedCost cost) => (cost.LaCode, cost.Urn, cost.LineRef);

    private static IEnumerable<AuthorityCost> AuthorityCosts(IEnumerable<AllocatedCost> costs, bool isShared) =>
        costs.GroupBy(cost => cost.LaCode).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
        {
            var own = group.Where(cost => group.Key.Length == 0 || !cost.OfProgramme).Sum(cost => cost.Pence);
            var authority = new AuthorityCost
            {
                LaCode = group.Key,
                OwnPence = own,
                AtSchoolsPence = group.Where(cost => cost.Urn.Length > 0).Sum(cost => cost.Pence),
                NotSharedPence = group.Where(cost => cost.Urn.Length == 0).Sum(cost => cost.Pence),
            };
            if (isShared && group.Key.Length > 0)
                (authority.ProgrammeSharePence, authority.WithProgrammePence) =
                    (group.Sum(cost => cost.Pence) - own, group.Sum(cost => cost.Pence));
            return authority;
        });

    private static IEnumerable<string> Named(IEnumerable<(string Category, string LaCode, AllocationBasis Basis)> bare) =>
        bare.Select(one => $"{one.Category} of {(one.LaCode.Length > 0 ? $"authority {one.LaCode}" : "the programme")} by "
            + one.Basis.ToString().ToLowerInvariant());

    private static RpcException WithoutWeights(IReadOnlyList<(string Category, string LaCode, AllocationBasis Basis)> bare)
    {
        var named = string.Join("; ", Named(bare));
        return Faults.Precondition(Reasons.RuleWithoutWeights, named,
            $"There is nothing to share these by to this day: {named}. Choose a later day, or set another rule for the category.");
    }
}
