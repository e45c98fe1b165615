using Programme.Disclosure;

namespace Programme.Outcomes;

/// <summary>By which policy each number of this module leaves: every RPC and every series, listed once. docs/disclosure.md is this list
/// in words.</summary>
internal static class FigurePolicies
{
    /// <summary>Counts of contacts for everybody who may see an authority: the census's rule for children in need. A month of one school would be
    /// a figure of that school.</summary>
    public static Policy Contacts { get; } = new(Low: 1, High: 5, RoundingBase: 10) { Name = "contacts", LeastContributors = 2 };

    /// <summary>Scores of surveys and response rates: never of few people, nor of the few by which two figures differ.</summary>
    public static Policy Surveys { get; } = new(Low: 1, High: SmallGroups.LeastPeople - 1, RoundingBase: 1) { Name = "surveys", LeastContributors = SmallGroups.LeastAnswers };

    /// <summary>Counts of contacts for those who analyse them, or sent them: as they are, and not to be passed on.</summary>
    public static Policy Exact { get; } = Policy.Open with { Name = "exact" };

    /// <summary>No count of contacts and no answer: which returns there are, how schools went through the trial, what an import did.</summary>
    public static Policy Open => Policy.Open;

    /// <summary>RPC (service and name) to policy.</summary>
    public static IReadOnlyDictionary<string, Policy> OfRpcs { get; } = new Dictionary<string, Policy>
    {
        ["OutcomesService/ListContactFigures"] = Contacts,
        ["MonitoringService/GetMonitoringFigures"] = Contacts,
        ["OutcomesService/ListReturnRows"] = Exact,
        ["OutcomesService/SummariseContacts"] = Exact,
        ["OutcomesService/SummariseContactsByArm"] = Exact,
        ["MonitoringService/SummariseMonitoring"] = Exact,
        ["OutcomesService/ImportReturn"] = Exact,
        ["OutcomesService/SubmitReturn"] = Exact,
        ["OutcomesService/ListReturns"] = Open,
        // Tells zeros, which are shown, and single schools to nobody but who may see rows.
        ["OutcomesService/SummariseReturns"] = Open,
        ["OutcomesService/SummariseFlow"] = Open,
        ["OutcomesService/DrawFlow"] = Open,
        ["ContactsService/ImportAliases"] = Open,
        ["ContactsService/ImportContacts"] = Exact,
        ["ContactsService/ListUnmatched"] = Exact,
        ["ContactsService/AcceptAlias"] = Open,
        ["ContactsService/SummariseCases"] = Exact,
        ["ContactsService/SummariseCaseRates"] = Exact,
        ["ContactsService/ReconcileContacts"] = Exact,
        ["ReturnsService/ListRules"] = Open,
        ["ReturnsService/ExportReport"] = Exact,
        ["ReturnsService/ListQueries"] = Exact,
        ["ReturnsService/AnswerQuery"] = Exact,
        ["ReturnsService/ListReturnChanges"] = Exact,
        ["ReturnsService/SetMapping"] = Open,
        ["ReturnsService/ListMappings"] = Open,
        ["PeriodsService/SetDefinition"] = Open,
        ["PeriodsService/ListDefinitions"] = Open,
        ["PeriodsService/ListAnnotations"] = Open,
        ["PeriodsService/ListBreaks"] = Open,
        ["PeriodsService/ApprovePeriod"] = Open,
        ["PeriodsService/ReopenPeriod"] = Open,
        ["PeriodsService/ListApprovals"] = Open,
        ["PeriodsService/ListExpectedReturns"] = Open,
        ["PeriodsService/DeclareCarriedForward"] = Open,
        ["PeriodsService/ListCarriedForward"] = Open,
        ["PeriodsService/LockData"] = Open,
        ["PeriodsService/VerifyLock"] = Open,
        ["PeriodsService/ProposeUnlock"] = Open,
        ["PeriodsService/ConfirmUnlock"] = Open,
        ["PeriodsService/ListLocks"] = Open,
        ["SurveyService/SummariseSurveys"] = Surveys,
        ["SurveyService/SummariseSurveyResponse"] = Surveys,
        ["SurveyService/SummariseSurveyResponseByArm"] = Surveys,
        // Who answered, not what: for those who analyse.
        ["SurveyService/ListSurveyRespondents"] = Open,
        ["SurveyService/ImportSurveyInstrument"] = Open,
        ["SurveyService/ListSurveyInstruments"] = Open,
        ["SurveyService/RecordSurveyWave"] = Open,
        ["SurveyService/ListSurveyWaves"] = Open,
        ["SurveyService/IssueSurveyCodes"] = Open,
        ["SurveyService/RevokeSurveyCodes"] = Open,
        ["SurveyService/GetSurveyForm"] = Open,
        ["SurveyService/SubmitSurveyAnswers"] = Open,
        ["SurveyService/ImportSurveys"] = Open,
        ["SurveyService/EraseSurveyAnswers"] = Open,
    };

    /// <summary>The policy of a series: those of returns, rules and breaks are open, all others come from contacts.</summary>
    public static Policy OfSeries(string name) =>
        name.StartsWith("programme_return", StringComparison.Ordinal) || name == OutcomesFigures.DefinitionInfo.Name || name == OutcomesFigures.NotComparable.Name ? Open : Contacts;
}
