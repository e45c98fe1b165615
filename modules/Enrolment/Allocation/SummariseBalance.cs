using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    /// <summary>Of so many schools there are far more allocations than reports: none can be worked out from one.</summary>
    private const int FewestToSummarise = 40;

    /// <summary>What is compared between the arms. A further column of the register is a further line here.</summary>
    private static readonly (string Name, Func<RegisterEntryRow, double?> Value)[] Covariates =
    [
        ("pupils", school => school.Pupils),
        ("free_meals_percent", school => school.FsmPercent),
        ("all_through", school => school.PhaseName == "All-through" ? 1 : 0),
        ("academy", school => school.TypeName.StartsWith("Academy", StringComparison.Ordinal) ? 1 : 0),
    ];

    public override async Task<SummariseBalanceResponse> SummariseBalance(SummariseBalanceRequest request, ServerCallContext context)
    {
        var cancel = context.CancellationToken;

        await using var db = store.Read(context);
        var draw = (await DrawnAsync(db, request.Batch == 0 ? 1 : request.Batch, cancel)).Single();
        if (draw.Schools < FewestToSummarise && !await db.Unmaskings.AnyAsync(row => row.ConfirmedAt != null, cancel))
            throw Faults.Precondition(Reasons.TooFewSchools, "balance", $"Batch {draw.Batch} has {draw.Schools} schools: its arms could be worked out from how balanced they are. That is told of {FewestToSummarise} schools or more, and after the unmasking.");
        var frozen = await db.FrozenLists.SingleAsync(row => row.Batch == draw.Batch, cancel);
        var list = (await AsFrozenAsync(db, frozen, cancel)).List;
        var urns = list.Units.Select(unit => unit.Id).ToList();
        var register = await db.Register.InForce(frozen.AsOf).Where(row => urns.Contains(row.Urn)).ToDictionaryAsync(row => row.Urn, cancel);

        return await Task.Run(() => ToMessage(draw, list, register, OpenArms(draw)), cancel);
    }

    private static SummariseBalanceResponse ToMessage(DrawRow draw, CanonicalList list, Dictionary<string, RegisterEntryRow> register, ArmsText arms)
    {
        var values = Covariates.Select(covariate => list.Units.Select(unit => register.TryGetValue(unit.Id, out var school) ? covariate.Value(school) : null).ToList()).ToList();
        var balance = new Balance(list, values);
        // Of an allocation drawn elsewhere without its seed the terms are not known: it is compared with fixed counts.
        var terms = DrawTerms.Of(draw.TrialId, draw.Mode, DrawTerms.SizesOf(draw.BlockSizes), "");
        var drawn = arms.Drawn.ToList();
        var (differences, standing) = (balance.Differences(drawn), balance.Among(terms, drawn));

        return new SummariseBalanceResponse
        {
            Batch = draw.Batch,
            Schools = draw.Schools,
            Covariates = { Covariates.Select((covariate, at) => new CovariateBalance { Covariate = covariate.Name, Known = values[at].Count(value => value is not null), StandardisedDifference = Rounded(Math.Abs(differences[at])) }) },
            Imbalance = Rounded(balance.Imbalance(drawn)),
            Comparisons = Balance.Comparisons,
            Percentile = (int)Math.Round(100 * standing.Percentile),
            Probability = 0.5,
            LowestShare = Rounded(standing.LowestShare),
            HighestShare = Rounded(standing.HighestShare),
        };
    }

    private static double Rounded(double value) => Math.Round(value, 2, MidpointRounding.ToEven);
}
