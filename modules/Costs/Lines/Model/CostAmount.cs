using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>Cost lines that are alike, added up.</summary>
/// <param name="LaCode">Authority; empty = the whole programme.</param>
/// <param name="CostClass">When they arise.</param>
/// <param name="Payer">Who pays.</param>
/// <param name="Category">A code of <see cref="CostCodes.Categories"/>.</param>
/// <param name="PriceYear">Year of their prices.</param>
/// <param name="Attribution">What they belong to.</param>
/// <param name="Pence">Their sum.</param>
internal sealed record CostAmount(string LaCode, CostClass CostClass, Payer Payer, string Category, string PriceYear,
    CostAttribution Attribution, long Pence);
