using static Programme.Access.V1.Role;

namespace Programme.Host;

/// <summary>The rows of Costs.</summary>
internal sealed partial class AccessTable
{
    private static Row[] OfCosts =>
    [
        new("CostsService/ImportCosts", [CostAnalyst]),
        new("CostsService/RecordCostLine", [CostAnalyst]),
        new("CostsService/ListCostLines", [CostAnalyst, TrialManager, LaCoordinator]),
        new("CostsService/CorrectCostLine", [CostAnalyst]),
        new("CostsService/ListCostLineVersions", [CostAnalyst, TrialManager, LaCoordinator]),
        new("CostPeriodsService/SubmitCosts", [CostAnalyst, LaCoordinator], ByPerson: true),
        new("CostPeriodsService/ApproveCosts", [CostAnalyst, TrialManager], ByPerson: true),
        new("CostPeriodsService/ReopenCosts", [CostAnalyst, TrialManager], ByPerson: true),
        new("CostPeriodsService/ListCostPeriods", [CostAnalyst, TrialManager, LaCoordinator]),
        new("CostPeriodsService/ListUsualPracticeReturns", [CostAnalyst, TrialManager, LaCoordinator]),
        new("CostPeriodsService/ReportNothingSpent", [CostAnalyst, LaCoordinator]),
        new("CostPeriodsService/ListCostQueries", [CostAnalyst, TrialManager, LaCoordinator]),
        new("CostPeriodsService/AnswerCostQuery", [CostAnalyst, LaCoordinator]),
        new("CostsService/ImportDeflators", [CostAnalyst], WholeTrial: true),
        new("CostsService/ListDeflators", [CostAnalyst, TrialManager, ProgrammeLead, LaCoordinator, Statistician]),
        new("CostsService/SummariseCosts", [CostAnalyst, TrialManager, ProgrammeLead, LaCoordinator], Heavy: true),
        new("EconomicsService/SummariseUnitCosts", [CostAnalyst, TrialManager, LaCoordinator, ProgrammeLead, Statistician], Heavy: true,
            AuditedRead: true),
        new("EconomicsService/ProjectRollOut", [CostAnalyst, TrialManager, ProgrammeLead, Statistician], Heavy: true),
        new("EconomicsService/ExplainCost", [CostAnalyst, TrialManager, LaCoordinator], Heavy: true, AuditedRead: true),
        new("EconomicsService/GetPackCosts", [CostAnalyst, Statistician], WholeTrial: true, Policy: DisclosurePolicy.Open, Heavy: true,
            AuditedRead: true),
        new("EconomicsService/RunCostSensitivity", [CostAnalyst, TrialManager, ProgrammeLead, Statistician], Heavy: true,
            AuditedRead: true),
        new("EconomicsService/SetUnitCosts", [CostAnalyst], WholeTrial: true),
        new("EconomicsService/ListUnitCosts", [CostAnalyst, TrialManager, LaCoordinator, ProgrammeLead, Statistician]),
        new("EconomicsService/SetAllocationRule", [CostAnalyst], WholeTrial: true),
        new("EconomicsService/ListAllocationRules", [CostAnalyst, TrialManager, LaCoordinator, ProgrammeLead, Statistician]),
        new("EconomicsService/CompareCostAndEffect", [CostAnalyst, TrialManager, ProgrammeLead, Statistician], WholeTrial: true,
            Policy: DisclosurePolicy.Open, Heavy: true, AuditedRead: true),
        new("EconomicsService/AllocateCosts", [CostAnalyst, TrialManager, LaCoordinator, ProgrammeLead, Statistician], Heavy: true,
            AuditedRead: true),
    ];
}
