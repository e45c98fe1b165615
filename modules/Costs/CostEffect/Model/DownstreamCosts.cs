using Programme.Costs.V1;
using Programme.Outcomes.V1;
using Programme.Statistics;

namespace Programme.Costs;

/// <summary>What children's social care spends on handling, beside what the programme costs. A difference of costs, and no benefit: what
/// fewer events mean for a child, no unit cost says.</summary>
internal static class DownstreamCosts
{
    /// <summary>Adds it to an answer, or the reason why there is none.</summary>
    /// <param name="answer">Is added to.</param>
    /// <param name="schools">Of the run.</param>
    /// <param name="programme">Pence of the programme and usual practice at a school.</param>
    /// <param name="handling">Unit costs in force; none = nothing is priced.</param>
    /// <param name="factor">Their price factor.</param>
    public static void Add(CompareCostAndEffectResponse answer, IReadOnlyCollection<AnalysedSchool> schools,
        Func<string, double> programme, IReadOnlyList<HandlingCostRow> handling, double factor)
    {
        if (handling.Count == 0)
        {
            answer.DownstreamReason =
                $"{Reasons.NoUnitCost}: no unit cost of handling was in force on the trial's last day; see SetUnitCosts.";
            return;
        }
        var costed = schools.Select(school => (School: school, Pence: Pence(school, handling, factor))).Where(one => one.Pence is not null)
            .ToDictionary(one => one.School.Urn, one => (one.School, Pence: one.Pence!.Value));
        var priced = costed.Values.Select(one => one.School).ToList();
        var (alone, together) = (CostBesideEffect.Rows(priced, school => costed[school.Urn].Pence),
            CostBesideEffect.Rows(priced, school => programme(school.Urn) + costed[school.Urn].Pence));
        var (own, both) = (Difference(alone), Difference(together));
        if ((own.Reason ?? both.Reason) is { } reason)
        {
            answer.DownstreamReason = $"{reason.CodeText}: {reason.Sentence}";
            return;
        }
        answer.Downstream = new Downstream
        {
            UnitCostNumber = handling[0].Number,
            Events = { handling.Select(cost => Event(cost, factor, [.. alone.Rows.Select(row => costed[row.Id].School)])) },
            Handling = own.Value,
            WithProgramme = both.Value,
            Schools = alone.Rows.Count,
            SchoolsLeftOut = { schools.Select(school => school.Urn).Except(alone.Rows.Select(row => row.Id)) },
        };
    }

    /// <summary>Null = an event that has a unit cost was not reported in each month.</summary>
    private static double? Pence(AnalysedSchool school, IEnumerable<HandlingCostRow> handling, double factor) =>
        handling.Aggregate((double?)0, (sum, cost) => sum + Count(school, cost.Event) * cost.Pence * factor);

    private static double? Count(AnalysedSchool school, string kind) => kind switch
    {
        "contact" => school.HasContacts ? school.Contacts : null,
        "referral" => school.HasReferrals ? school.Referrals : null,
        _ => school.HasSection47 ? school.Section47 : null,
    };

    private static (Increment? Value, Reason? Reason) Difference(CostEffectRows rows)
    {
        var (found, atNothing) = (rows.Increments(), rows.At(0));
        return (found.Reason ?? atNothing.Reason) is { } reason ? (null, reason)
            : (CostBesideEffect.IncrementOf(found.Value!.Cost, atNothing.Value!.RobustError), null);
    }

    private static DownstreamEvent Event(HandlingCostRow cost, double factor, IReadOnlyCollection<AnalysedSchool> schools) => new()
    {
        Event = cost.Event,
        Pence = cost.Pence,
        RealPence = cost.Pence * factor,
        Supervised = schools.Where(school => school.Supervised).Average(school => Count(school, cost.Event)!.Value),
        Control = schools.Where(school => !school.Supervised).Average(school => Count(school, cost.Event)!.Value),
    };
}
