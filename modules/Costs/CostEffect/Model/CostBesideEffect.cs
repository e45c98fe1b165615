using Programme.Costs.V1;
using Programme.Outcomes.V1;
using Programme.Statistics;

namespace Programme.Costs;

/// <summary>Puts cost and effect of schools into an answer: increments, net benefit, ratio, plane.</summary>
internal static class CostBesideEffect
{
    private const double Tail = 0.025;

    /// <param name="answer">Is added to.</param>
    /// <param name="rows">Schools with cost in pence.</param>
    /// <param name="worth">Values of a contact averted, pence.</param>
    /// <param name="resamples">How many.</param>
    /// <param name="seed">Of the resamples.</param>
    /// <param name="withPoints">Whether each is told.</param>
    public static void Add(CompareCostAndEffectResponse answer, CostEffectRows rows, IReadOnlyList<double> worth, int resamples, long seed,
        bool withPoints)
    {
        var drawn = rows.Resamples(resamples, (ulong)seed);
        if (drawn.Value is { } points)
            answer.Plane = PlaneOf(points, seed, withPoints);
        else
            answer.PlaneReason = Text(drawn.Reason!);

        var (increments, atNothing) = (rows.Increments(), rows.At(0));
        if ((increments.Reason ?? atNothing.Reason) is { } reason)
        {
            answer.Reason = Text(reason);
            return;
        }
        var found = increments.Value!;
        answer.Cost = IncrementOf(found.Cost, atNothing.Value!.RobustError);
        answer.Effect = IncrementOf(found.Effect, found.EffectError);
        foreach (var value in worth)
        {
            if (rows.At(value).Value is { } benefit)
                answer.NetBenefits.Add(BenefitOf(value, benefit, drawn.Value));
        }
        AddRatio(answer, found);
    }

    /// <summary>A ratio is told only where the effect's sign is beyond doubt and the whole set is above 0.</summary>
    private static void AddRatio(CompareCostAndEffectResponse answer, CostAndEffect found)
    {
        if (found.Fieller.Bounded is not { } set)
            answer.RatioReason = $"{Reasons.FiellerUnbounded}: the effect may be zero, so a ratio has no interval and says nothing; read "
                + "the net benefit.";
        else if (!(set.Lower > 0))
            answer.RatioReason = $"{Reasons.RatioNotPositive}: cost and effect do not both rise beyond doubt, so a ratio would have two "
                + "readings; read the net benefit and the plane.";
        else
            answer.Ratio = new Ratio { EstimatePence = found.Cost / found.Effect, LowerPence = set.Lower, UpperPence = set.Upper };
    }

    /// <summary>Schools of a run with what each costs.</summary>
    public static CostEffectRows Rows(IEnumerable<AnalysedSchool> schools, Func<AnalysedSchool, double> cost) =>
        new(schools.Select(school => new CostedSchool(school.Urn, school.Stratum, school.Supervised ? 1 : 0, cost(school),
            school.HasContacts ? school.Contacts : null, school.HasNfa ? school.Nfa : null, school.BaselineContacts)));

    /// <summary>With its 95 % interval by the normal quantile.</summary>
    public static Increment IncrementOf(double estimate, double error)
    {
        var half = Tails.NormalQuantile() * error;
        return new Increment { Estimate = estimate, Error = error, Lower = estimate - half, Upper = estimate + half };
    }

    private static V1.NetBenefit BenefitOf(double worth, NetBenefitEstimate found, IReadOnlyList<Resample>? points)
    {
        var half = Tails.NormalQuantile() * found.RobustError;
        var benefit = new V1.NetBenefit
        {
            WorthPence = worth,
            BenefitPence = found.Benefit,
            ErrorPence = found.RobustError,
            LowerPence = found.Benefit - half,
            UpperPence = found.Benefit + half,
            AdjustedAcceptability = found.Probability,
        };
        if (points is not null)
            benefit.Acceptability = Share(points, point => worth * point.Effect - point.Cost > 0);
        return benefit;
    }

    private static Plane PlaneOf(IReadOnlyList<Resample> points, long seed, bool withPoints)
    {
        double[] costs = [.. points.Select(point => point.Cost).Order()], effects = [.. points.Select(point => point.Effect).Order()];
        var plane = new Plane
        {
            Resamples = points.Count,
            Seed = seed,
            CostLowerPence = Summaries.Quantile(costs, Tail),
            CostUpperPence = Summaries.Quantile(costs, 1 - Tail),
            EffectLower = Summaries.Quantile(effects, Tail),
            EffectUpper = Summaries.Quantile(effects, 1 - Tail),
            MoreCostMoreEffect = Share(points, point => point is { Cost: > 0, Effect: > 0 }),
            LessCostMoreEffect = Share(points, point => point is { Cost: <= 0, Effect: > 0 }),
            LessCostLessEffect = Share(points, point => point is { Cost: <= 0, Effect: <= 0 }),
            MoreCostLessEffect = Share(points, point => point is { Cost: > 0, Effect: <= 0 }),
        };
        if (withPoints)
            plane.Points.AddRange(points.Select(point => new PlanePoint { CostPence = point.Cost, Effect = point.Effect }));
        return plane;
    }

    private static double Share(IReadOnlyList<Resample> points, Func<Resample, bool> which) => (double)points.Count(which) / points.Count;

    private static string Text(Reason reason) => $"{reason.CodeText}: {reason.Sentence}";
}
