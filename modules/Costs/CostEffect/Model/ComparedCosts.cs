using Programme.Outcomes.V1;

namespace Programme.Costs;

/// <summary>Schools of a run with what each cost.</summary>
/// <param name="Analysed">The run and its schools.</param>
/// <param name="Costs">Cost of a school, in the prices of one year.</param>
/// <param name="Rules">Rules of shared costs that were gone by.</param>
/// <param name="Planned">What the run's plan says.</param>
/// <param name="PriceYear">Year of the prices.</param>
/// <param name="IndexVersion">Version of the price index.</param>
/// <param name="WithoutWeights">What rules had nothing to share by.</param>
/// <param name="Handling">Unit costs of handling in force on the trial's last day.</param>
/// <param name="HandlingFactor">Their price factor.</param>
internal sealed record ComparedCosts(GetAnalysedSchoolsResponse Analysed, SchoolCosts Costs, IReadOnlyList<AllocationRuleRow> Rules,
    PlannedEconomics Planned, string PriceYear, int IndexVersion, IReadOnlyList<string> WithoutWeights,
    IReadOnlyList<HandlingCostRow> Handling, double HandlingFactor);
