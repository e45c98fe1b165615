using Programme.Access.V1;
using static Programme.Access.V1.Role;

namespace Programme.Host;

/// <summary>The rows of Outcomes and Costs.</summary>
internal sealed partial class AccessTable
{
    /// <summary>Roles that may know how far the returns are, without their counts.</summary>
    private static Role[] ReadReturns => [TrialManager, ProgrammeLead, LaCoordinator, LaDataOfficer, DataManager, Statistician];

    private static Row[] OfOutcomesAndCosts =>
    [
        new("OutcomesService/ImportReturn", [DataManager, LaDataOfficer]),
        new("OutcomesService/SubmitReturn", [DataManager, LaDataOfficer]),
        new("OutcomesService/ListReturns", [TrialManager, ProgrammeLead, LaCoordinator, LaDataOfficer, DataManager, Statistician]),
        new("OutcomesService/ListReturnRows", [DataManager, LaDataOfficer]),
        new("OutcomesService/SummariseReturns", [TrialManager, ProgrammeLead, LaDataOfficer, DataManager, Statistician]),
        new("OutcomesService/SummariseContacts", [DataManager, Statistician], Modules: true),
        new("OutcomesService/SummariseContactsByArm", [TrialManager, ProgrammeLead, DataManager, Statistician]),
        new("OutcomesService/ListContactFigures", [TrialManager, ProgrammeLead, LaCoordinator, LaDataOfficer, DataManager, Statistician]),
        new("OutcomesService/SummariseFlow", [TrialManager, DataManager, Statistician]),
        new("OutcomesService/DrawFlow", [TrialManager, DataManager, Statistician]),

        new("MonitoringService/SummariseMonitoring", [DataManager, Statistician], Modules: true),
        new("MonitoringService/GetMonitoringFigures", [TrialManager, ProgrammeLead, LaCoordinator, LaDataOfficer, DataManager, Statistician]),

        new("ContactsService/ImportAliases", [DataManager, LaDataOfficer]),
        new("ContactsService/ImportContacts", [DataManager, LaDataOfficer]),
        new("ContactsService/ListUnmatched", [DataManager, LaDataOfficer]),
        new("ContactsService/AcceptAlias", [DataManager, LaDataOfficer]),
        new("ContactsService/SummariseCases", [LaDataOfficer, DataManager, Statistician]),
        new("ContactsService/SummariseCaseRates", [LaDataOfficer, DataManager, Statistician]),
        new("ContactsService/ReconcileContacts", [DataManager, LaDataOfficer]),

        new("ReturnsService/ListRules", [.. Everyone, Auditor]),
        new("ReturnsService/ExportReport", [DataManager, LaDataOfficer]),
        new("ReturnsService/ListQueries", [DataManager, LaDataOfficer]),
        new("ReturnsService/AnswerQuery", [DataManager, LaDataOfficer]),
        new("ReturnsService/ListReturnChanges", [DataManager, LaDataOfficer]),
        new("ReturnsService/SetMapping", [DataManager]),
        new("ReturnsService/ListMappings", [DataManager, LaDataOfficer]),

        new("PeriodsService/SetDefinition", [DataManager]),
        new("PeriodsService/ListDefinitions", ReadReturns),
        new("PeriodsService/ListAnnotations", ReadReturns),
        new("PeriodsService/ListBreaks", ReadReturns),
        new("PeriodsService/ApprovePeriod", [DataManager]),
        new("PeriodsService/ReopenPeriod", [DataManager]),
        new("PeriodsService/ListApprovals", ReadReturns),
        new("PeriodsService/ListExpectedReturns", [TrialManager, ProgrammeLead, LaCoordinator, LaDataOfficer, DataManager]),
        new("PeriodsService/DeclareCarriedForward", [DataManager]),
        new("PeriodsService/ListCarriedForward", ReadReturns),
        new("PeriodsService/LockData", [DataManager]),
        new("PeriodsService/VerifyLock", [DataManager, Statistician, Auditor]),
        new("PeriodsService/ProposeUnlock", [DataManager, TrialManager]),
        new("PeriodsService/ConfirmUnlock", [DataManager, TrialManager]),
        new("PeriodsService/ListLocks", [TrialManager, ProgrammeLead, DataManager, Statistician, Auditor]),

        new("SurveyService/ImportSurveyInstrument", [TrialManager, DataManager]),
        new("SurveyService/ListSurveyInstruments", Everyone),
        new("SurveyService/RecordSurveyWave", [TrialManager, DataManager]),
        new("SurveyService/ListSurveyWaves", Everyone),
        new("SurveyService/IssueSurveyCodes", [TrialManager]),
        new("SurveyService/RevokeSurveyCodes", [TrialManager]),
        new("SurveyService/GetSurveyForm", [SurveyForm]),
        new("SurveyService/SubmitSurveyAnswers", [SurveyForm]),
        new("SurveyService/ImportSurveys", [DataManager]),
        new("SurveyService/SummariseSurveys", [ProgrammeLead, DataManager, Statistician]),
        new("SurveyService/SummariseSurveyResponse", [TrialManager, ProgrammeLead, LaCoordinator, DataManager, Statistician]),
        new("SurveyService/SummariseSurveyResponseByArm", [TrialManager, ProgrammeLead, DataManager, Statistician]),
        new("SurveyService/ListSurveyRespondents", [DataManager, Statistician]),
        new("SurveyService/EraseSurveyAnswers", [TrialManager]),

        new("CostsService/ImportCosts", [CostAnalyst]),
        new("CostsService/RecordCostLine", [CostAnalyst]),
        new("CostsService/ListCostLines", [CostAnalyst, TrialManager, LaCoordinator]),
        new("CostsService/ImportDeflators", [CostAnalyst]),
        new("CostsService/SummariseCosts", [CostAnalyst, TrialManager, ProgrammeLead, LaCoordinator]),
    ];
}
