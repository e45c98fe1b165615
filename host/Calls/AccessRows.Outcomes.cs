using static Programme.Access.V1.Role;
using static Programme.Host.DisclosurePolicy;

namespace Programme.Host;

/// <summary>The rows of Outcomes; each says by which policy of disclosure its numbers leave.</summary>
internal sealed partial class AccessTable
{
    private static Row[] OfOutcomes =>
    [
        new("OutcomesService/ImportReturn", [DataManager, LaDataOfficer], Policy: Exact),
        new("OutcomesService/SubmitReturn", [DataManager, LaDataOfficer], Policy: Exact, MostBytes: 3_000_000),
        new("OutcomesService/ListReturns", ReadReturns, Policy: Open),
        new("OutcomesService/ListReturnRows", [DataManager, LaDataOfficer], Policy: Exact),
        new("OutcomesService/SummariseReturns", [TrialManager, ProgrammeLead, LaDataOfficer, DataManager, Statistician],
            Policy: Open),
        new("OutcomesService/SummariseContacts", [DataManager, Statistician], Policy: Exact, Heavy: true),
        new("OutcomesService/SummariseContactsByArm", [TrialManager, ProgrammeLead, DataManager, Statistician], Policy: Exact, Heavy: true,
            AuditedRead: true),
        new("OutcomesService/ListContactFigures", ReadReturns, Policy: Contacts),
        new("OutcomesService/SummariseFlow", [TrialManager, DataManager, Statistician], Policy: Open, Heavy: true, AuditedRead: true),
        new("OutcomesService/DrawFlow", [TrialManager, DataManager, Statistician], Policy: Open, Heavy: true, AuditedRead: true),

        new("MonitoringService/SummariseMonitoring", [DataManager, Statistician], Policy: Exact, Heavy: true),
        new("MonitoringService/GetMonitoringFigures", ReadReturns, Policy: Contacts, Heavy: true),

        new("ContactsService/ImportAliases", [DataManager, LaDataOfficer], Policy: Open),
        new("ContactsService/ImportContacts", [DataManager, LaDataOfficer], Policy: Exact),
        new("ContactsService/ListUnmatched", [DataManager, LaDataOfficer], Policy: Exact),
        new("ContactsService/AcceptAlias", [DataManager, LaDataOfficer], Policy: Open),
        new("ContactsService/SummariseCases", [LaDataOfficer, DataManager, Statistician], Policy: Exact, Heavy: true),
        new("ContactsService/SummariseCaseRates", [LaDataOfficer, DataManager, Statistician], Policy: Exact, Heavy: true),
        new("ContactsService/ReconcileContacts", [DataManager, LaDataOfficer], Policy: Exact, Heavy: true),

        new("ReturnsService/ListRules", [.. Everyone, Auditor], Policy: Open),
        new("ReturnsService/ExportReport", [DataManager, LaDataOfficer], Policy: Exact, MostBytes: 3_000_000, AuditedRead: true),
        new("ReturnsService/ListQueries", [DataManager, LaDataOfficer], Policy: Exact),
        new("ReturnsService/AnswerQuery", [DataManager, LaDataOfficer], Policy: Exact),
        new("ReturnsService/ListReturnChanges", [DataManager, LaDataOfficer], Policy: Exact),
        new("ReturnsService/SetMapping", [DataManager], Policy: Open),
        new("ReturnsService/ListMappings", [DataManager, LaDataOfficer], Policy: Open),

        new("PeriodsService/SetDefinition", [DataManager], Policy: Open),
        new("PeriodsService/ListDefinitions", ReadReturns, Policy: Open),
        new("PeriodsService/ListAnnotations", ReadReturns, Policy: Open),
        new("PeriodsService/ListBreaks", ReadReturns, Policy: Open),
        new("PeriodsService/ApprovePeriod", [DataManager], Policy: Open),
        new("PeriodsService/ReopenPeriod", [DataManager], Policy: Open),
        new("PeriodsService/ListApprovals", ReadReturns, Policy: Open),
        new("PeriodsService/ListExpectedReturns", [TrialManager, ProgrammeLead, LaCoordinator, LaDataOfficer, DataManager],
            Policy: Open),
        new("PeriodsService/DeclareCarriedForward", [DataManager], Policy: Open),
        new("PeriodsService/ListCarriedForward", ReadReturns, Policy: Open),
        new("PeriodsService/LockData", [DataManager], WholeTrial: true, Policy: Open),
        new("PeriodsService/VerifyLock", [DataManager, Statistician, Auditor], WholeTrial: true, Policy: Open, Heavy: true),
        new("PeriodsService/ProposeUnlock", [DataManager, TrialManager], WholeTrial: true, Policy: Open, ByPerson: true),
        new("PeriodsService/WithdrawUnlock", [DataManager, TrialManager], WholeTrial: true, Policy: Open, ByPerson: true),
        new("PeriodsService/ConfirmUnlock", [DataManager, TrialManager], WholeTrial: true, Policy: Open, ByPerson: true),
        new("PeriodsService/ListLocks", [TrialManager, ProgrammeLead, DataManager, Statistician, Auditor],
            WholeTrial: true, Policy: Open),

        new("AnalysisService/RecordPlan", [Statistician], WholeTrial: true, Policy: Open),
        new("AnalysisService/LockPlan", [TrialManager, ProgrammeLead, Statistician], WholeTrial: true, Policy: Open),
        new("AnalysisService/GetPlan", [TrialManager, ProgrammeLead, DataManager, Statistician, Auditor],
            WholeTrial: true, Policy: Open),
        new("AnalysisService/RehearseEffects", [Statistician], WholeTrial: true, Policy: Open, Heavy: true),
        new("AnalysisService/EstimateEffects", [Statistician], WholeTrial: true, Policy: Open, Heavy: true),
        new("AnalysisService/GetAnalysisRun", [TrialManager, ProgrammeLead, DataManager, Statistician, Auditor],
            WholeTrial: true, Policy: Open),
        new("AnalysisService/CancelAnalysisRun", [Statistician], WholeTrial: true, Policy: Open),
        new("AnalysisService/ListResults", [TrialManager, ProgrammeLead, DataManager, Statistician],
            WholeTrial: true, Policy: Exact, AuditedRead: true),

        new("SurveyService/ImportSurveyInstrument", [TrialManager, DataManager], WholeTrial: true, Policy: Open),
        new("SurveyService/ListSurveyInstruments", Everyone, Policy: Open),
        new("SurveyService/RecordSurveyWave", [TrialManager, DataManager], WholeTrial: true, Policy: Open),
        new("SurveyService/ListSurveyWaves", Everyone, Policy: Open),
        new("SurveyService/IssueSurveyCodes", [TrialManager], Policy: Open),
        new("SurveyService/RevokeSurveyCodes", [TrialManager], Policy: Open),
        new("SurveyService/GetSurveyForm", [SurveyForm], Policy: Open),
        new("SurveyService/SubmitSurveyAnswers", [SurveyForm], Policy: Open),
        new("SurveyService/ImportSurveys", [DataManager], Policy: Open),
        new("SurveyService/SummariseSurveys", [ProgrammeLead, DataManager, Statistician], Policy: Surveys),
        new("SurveyService/SummariseSurveyResponse", [TrialManager, ProgrammeLead, LaCoordinator, DataManager, Statistician],
            Policy: Surveys),
        new("SurveyService/SummariseSurveyResponseByArm", [TrialManager, ProgrammeLead, DataManager, Statistician],
            Policy: Surveys, AuditedRead: true),
        new("SurveyService/ListSurveyRespondents", [DataManager, Statistician], Policy: Open, AuditedRead: true),
        new("SurveyService/EraseSurveyAnswers", [TrialManager], WholeTrial: true, Policy: Open),
    ];
}
