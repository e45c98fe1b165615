using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>Every figure that this module publishes: nominal pence of the intervention, to date. Boards are read by blinded roles too, so
/// what was reached is half of the schools of both arms, by design, before and after the unmasking.</summary>
internal sealed class CostsFigures(Store<CostsDb> store, CostSummaries summaries, FromEnrolment enrolment, FromOutcomes analysis,
    Trial trial, TimeProvider clock)
{
    internal static readonly Series Costs = new("programme_costs_pence",
        "Cost of the intervention as recorded, pence, by class and payer. Authorities with so few released schools that their costs would "
            + "tell an arm have no figures, and are not part of those over all. la=\"all\" holds only the lines of the whole programme, "
            + "which are in no authority: the sum over la counts every line once.",
        "class", "payer");

    internal static readonly Series Budget = new("programme_costs_budget_pence",
        "Budget of the intervention to date, pence: of each line of the budget the part of its days that is over; none where no such line "
            + "is recorded. In no cost. Withheld as programme_costs_pence is; la=\"all\" holds only the budget of the programme as a "
            + "whole.");

    internal static readonly Series Spent = new("programme_costs_spent_to_date_pence",
        "Cost of the intervention to date beside programme_costs_budget_pence, pence: of each line the part of its days that is over, by "
            + "the same rule. programme_costs_pence has lines whole as soon as they are recorded. Only where there is a budget.");

    internal static readonly Series Shared = new("programme_costs_shared_pence",
        "What an authority bears of the lines of the whole programme, pence: by the rules for shared costs, with sessions, schools and "
            + "pupils by design. None without a rule. What authorities bear that have no figures is in nobody's. In no other cost: an "
            + "authority's lines with its share are programme_costs_pence + this.");

    internal static readonly Series Denominators = new("programme_costs_reached",
        "What the cost of the intervention reached by design: half of the schools whose arms are released, and half of the pupils that "
            + "they have on the trial's first day: the denominators of the costs per school and per pupil. The cost per session is over "
            + "programme_sessions{status=\"delivered\"}.",
        "measure");

    internal static readonly Series PerSession = new("programme_cost_per_session_pence",
        "Cost of the intervention as recorded / sessions delivered to date, pence. An authority's own lines; la=\"all\" has all lines, "
            + "those of the whole programme too.");

    internal static readonly Series PerSchool = new("programme_cost_per_school_pence",
        "Cost of the intervention as recorded / schools in the intervention arm by design (half of those whose arms are released), pence. "
            + "An authority's own lines; la=\"all\" has all lines, those of the whole programme too.");

    internal static readonly Series PerPupil = new("programme_cost_per_pupil_pence",
        "Cost of the intervention as recorded / pupils reached by design (half of those of the schools whose arms are released, on the "
            + "trial's first day), pence. An authority's own lines; la=\"all\" has all lines, those of the whole programme too.");

    public FigureSource Source => new("costs", ["costs", "enrolment", "delivery", "outcomes"],
        [Costs, Budget, Spent, Shared, Denominators, PerSession, PerSchool, PerPupil], ComputeAsync);

    private async Task<IReadOnlyList<Figure>> ComputeAsync(CancellationToken cancel)
    {
        await using var db = store.Read(Scope.All);
        var (costs, reached) = await summaries.SummariseAsync(db, priceYear: null, indexVersion: 0, trial.AsOf(null, clock),
            byDesign: true, cancel);
        var authorities = await enrolment.AuthorityCodesAsync(cancel);
        var toDate = await ToDateAsync(db, cancel);
        var planned = await analysis.LockedEconomicsAsync(cancel);
        var shares = SharesByDesign.Of(await db.SpentLines
                .Where(row => row.LaCode == "" && row.Attribution == CostAttribution.Intervention).ToListAsync(cancel),
            new AllocationRules(await planned.RulesAsync(db, cancel)), reached);

        var byLa = costs.ByLa.ToDictionary(one => one.LaCode);
        var figures = new List<Figure>();
        foreach (var code in authorities.Union(byLa.Keys))
        {
            var one = byLa.GetValueOrDefault(code) ?? new CostSummary { TotalPence = 0 };
            if (!one.HasTotalPence)
                continue;
            figures.AddRange(Cells(code, (costClass, payer) => Amount(one, costClass, payer)));
            figures.AddRange([Denominators.Of(code, one.SchoolsByDesign, "schools"), Denominators.Of(code, one.PupilsByDesign, "pupils")]);
            figures.AddRange(UnitFigures(code, one));
            if (shares.TryGetValue(code, out var share))
                figures.Add(Shared.Of(code, share));
            figures.AddRange(BudgetFigures(code, toDate[code]));
        }
        figures.AddRange(BudgetFigures(Figure.Programme, toDate[""]));
        figures.AddRange(Cells(Figure.Programme,
            (costClass, payer) => Amount(costs.Overall, costClass, payer) - costs.ByLa.Sum(one => Amount(one, costClass, payer))));
        figures.AddRange(UnitFigures(Figure.Programme, costs.Overall));
        return figures;
    }

    /// <summary>What of the budget and of what was spent is due to this day, by authority.</summary>
    private async Task<ILookup<string, (bool Budget, long Pence)>> ToDateAsync(CostsDb db, CancellationToken cancel)
    {
        var today = clock.Today();
        return (await db.CostLines.Where(row => row.Attribution == CostAttribution.Intervention && row.PeriodStartOn <= today)
            .GroupBy(row => new { row.LaCode, Budget = row.Money == CostMoney.Budget, row.PeriodStartOn, row.PeriodEndOn })
            .Select(lines => new { lines.Key, Pence = lines.Sum(row => row.AmountPence) }).ToListAsync(cancel))
            .ToLookup(lines => lines.Key.LaCode, lines => (lines.Key.Budget,
                CostPeriod.UpTo(today, lines.Pence, lines.Key.PeriodStartOn, lines.Key.PeriodEndOn)));
    }

    private static IEnumerable<Figure> BudgetFigures(string code, IEnumerable<(bool Budget, long Pence)> toDate)
    {
        var lines = toDate.ToList();
        return !lines.Exists(line => line.Budget) ? [] :
        [
            Budget.Of(code, lines.Where(line => line.Budget).Sum(line => line.Pence)),
            Spent.Of(code, lines.Where(line => !line.Budget).Sum(line => line.Pence)),
        ];
    }

    /// <summary>Every class and payer, zeros too.</summary>
    private static IEnumerable<Figure> Cells(string code, Func<CostClass, Payer, long> amount) =>
        from costClass in CostCodes.Classes
        from payer in CostCodes.Payers
        select Costs.Of(code, amount(costClass.Value, payer.Value), costClass.Key, payer.Key);

    private static long Amount(CostSummary one, CostClass costClass, Payer payer) =>
        one.ByClassAndPayer.Where(cell => cell.CostClass == costClass && cell.Payer == payer).Sum(cell => cell.AmountPence);

    /// <summary>A unit cost without a denominator is not published.</summary>
    private static IEnumerable<Figure> UnitFigures(string code, CostSummary one)
    {
        if (one.HasPerSessionPence)
            yield return PerSession.Of(code, one.PerSessionPence);
        if (one.HasPerSchoolPence)
            yield return PerSchool.Of(code, one.PerSchoolPence);
        if (one.HasPerPupilPence)
            yield return PerPupil.Of(code, one.PerPupilPence);
    }
}
