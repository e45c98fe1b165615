using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    /// <summary>What is compared between the arms, as it was frozen with the list. A further column is a further line here.</summary>
    private static readonly (string Name, Func<ListedSchoolRow, double?> Value)[] Covariates =
    [
        ("pupils", school => school.Pupils),
        ("free_meals_percent", school => school.FsmPercent),
        ("all_through", school => school.PhaseName == "All-through" ? 1 : 0),
        ("academy", school => school.TypeName!.StartsWith("Academy", StringComparison.Ordinal) ? 1 : 0),
    ];

    public override async Task<SummariseBalanceResponse> SummariseBalance(SummariseBalanceRequest request, ServerCallContext context)
    {
        var cancel = context.CancellationToken;

        await using var db = store.Read(context);
        var draw = (await DrawnAsync(db, request.Batch == 0 ? 1 : request.Batch, cancel)).Single();
        var frozen = await db.FrozenLists.SingleAsync(row => row.Batch == draw.Batch, cancel);
        var covariatesHash = frozen.CovariatesHash
            ?? throw Faults.Precondition(Reasons.NotFrozen, "balance",
                $"The list of batch {draw.Batch} was frozen by a version that did not keep covariates with it. From a register that was "
                    + "changed since, balance would tell arms.");
        var batch = await AsFrozenAsync(db, frozen, cancel);
        var withheld = await WithheldBalanceAsync(db, draw.Batch, Caller.Of(context), cancel);

        var balance = new Balance(batch.List, Covariates.Select(covariate => batch.Schools.Select(covariate.Value).ToList()));
        // Of an allocation drawn elsewhere without its seed the terms are not known: it is compared with fixed counts.
        var terms = DrawTerms.Of(draw.TrialId, draw.Mode, DrawTerms.SizesOf(draw.BlockSizes), "");
        var usual = await comparisons.OfAsync(covariatesHash, terms, balance, cancel);
        var response = ToMessage(draw, batch, usual);
        response.Withheld = withheld;
        if (withheld.Length == 0)
            AddDrawn(response, balance, usual, [.. OpenArms(draw).Drawn]);
        return response;
    }

    /// <summary>Why the caller is not told how balanced the arms are; empty = is told. Balance tells arms: with a covariate that two
    /// schools alone have, whether both are in the same arm.</summary>
    private static async Task<string> WithheldBalanceAsync(EnrolmentDb db, int batch, Caller caller, CancellationToken cancel)
    {
        var unmasked = await db.Unmaskings.AnyAsync(row => row.ConfirmedAt != null, cancel);
        if (!caller.MayKnowArms && !unmasked)
            return Reasons.NotUnmasked;
        return await db.ListedSchools.AnyAsync(row => row.Batch == batch
            && !db.Releases.Any(release => release.Batch == batch && release.LaCode == row.LaCode), cancel) ? Reasons.NotReleased : "";
    }

    /// <summary>What is the same for any draw of the list.</summary>
    private static SummariseBalanceResponse ToMessage(DrawRow draw, FrozenBatch batch, UsualBalance usual) => new()
    {
        Batch = draw.Batch,
        Schools = draw.Schools,
        Covariates =
        {
            Covariates.Select((covariate, at) => new CovariateBalance
            {
                Covariate = covariate.Name,
                Known = batch.Schools.Count(school => covariate.Value(school) is not null),
                UsualDifference = Rounded(UsualBalance.Median(usual.Sizes[at])),
                HighDifference = Rounded(UsualBalance.High(usual.Sizes[at])),
            }),
        },
        Comparisons = Balance.Comparisons,
        Probability = 0.5,
        LowestShare = Rounded(usual.LowestShare),
        HighestShare = Rounded(usual.HighestShare),
        UsualImbalance = Rounded(UsualBalance.Median(usual.Imbalances)),
        HighImbalance = Rounded(UsualBalance.High(usual.Imbalances)),
        Caution = draw.Caution,
    };

    private static void AddDrawn(SummariseBalanceResponse response, Balance balance, UsualBalance usual, List<DrawnUnit> drawn)
    {
        foreach (var (covariate, difference) in response.Covariates.Zip(balance.Differences(drawn)))
            covariate.StandardisedDifference = Rounded(Math.Abs(difference));
        var imbalance = balance.Imbalance(drawn);
        response.Imbalance = Rounded(imbalance);
        response.Percentile = (int)Math.Round(100 * usual.PercentileOf(imbalance));
    }

    private static double Rounded(double value) => Math.Round(value, 2, MidpointRounding.ToEven);
}
