using Programme.Access.V1;
using Programme.Journal;
using static Programme.Access.V1.Role;

namespace Programme.Host;

/// <summary>Who may call what: one row per RPC. An RPC without a row, or a row without an RPC, and the host does not
/// start. The operator on this machine may call everything.</summary>
internal sealed class AccessTable
{
    /// <summary>Every role that works with programme data.</summary>
    private static readonly Role[] Everyone = [TrialManager, ProgrammeLead, LaCoordinator, Supervisor, LaDataOfficer, DataManager, Statistician, CostAnalyst];

    /// <summary>Roles that may know the arms, once they are released, in their scope.</summary>
    private static readonly Role[] KnowArms = [TrialManager, LaCoordinator, Supervisor];

    /// <summary>Roles that may know how far the returns are, without their counts.</summary>
    private static readonly Role[] ReadReturns = [TrialManager, ProgrammeLead, LaCoordinator, LaDataOfficer, DataManager, Statistician];

    private static readonly Row[] Rows =
    [
        new("AccessService/CreateApiKey", [Operator]),
        new("AccessService/ListApiKeys", [Operator, Auditor]),
        new("AccessService/RevokeApiKey", [Operator]),
        new("AccessService/VerifyAudit", [Operator, Auditor]),
        new("AccessService/ListAuditEntries", [Auditor]),

        new("RetentionService/SetRetention", [TrialManager]),
        new("RetentionService/ListRetention", [TrialManager, Auditor]),
        new("RetentionService/RunRetention", [TrialManager]),
        new("RetentionService/ListCertificates", [TrialManager, Auditor]),

        new("EnrolmentService/ImportAuthorities", [TrialManager]),
        new("EnrolmentService/ListAuthorities", Everyone, Modules: true),
        new("EnrolmentService/ImportRegister", [TrialManager]),
        new("EnrolmentService/ListRegisterChanges", Everyone),
        new("EnrolmentService/ImportLinks", [TrialManager]),
        new("EnrolmentService/ListSchools", Everyone, Modules: true),
        new("EnrolmentService/GetSchool", Everyone, Modules: true),
        new("EnrolmentService/BatchGetSchools", Everyone, Modules: true),
        new("EnrolmentService/SummariseRegister", [TrialManager, ProgrammeLead, DataManager, Statistician], Modules: true),
        new("EnrolmentService/ListUnits", Everyone, Modules: true),
        new("EnrolmentService/GetUnit", Everyone, Modules: true),
        new("EnrolmentService/ImportAgreements", [TrialManager]),
        new("EnrolmentService/RecordAgreement", [TrialManager, LaCoordinator]),
        new("EnrolmentService/ListAgreements", Everyone),
        new("EnrolmentService/ImportBaselines", [TrialManager]),
        new("EnrolmentService/RecordBaseline", [TrialManager, LaCoordinator]),
        new("EnrolmentService/ListSurveyRefusals", [DataManager], Modules: true),
        new("EnrolmentService/ImportLeads", [TrialManager]),
        new("EnrolmentService/StartPost", [TrialManager, LaCoordinator]),
        new("EnrolmentService/EndPost", [TrialManager, LaCoordinator]),
        new("EnrolmentService/ListPosts", Everyone, Modules: true),
        new("EnrolmentService/SummariseTurnover", [TrialManager, ProgrammeLead, LaCoordinator, DataManager, Statistician], Modules: true),
        new("EnrolmentService/ImportSupervisors", [TrialManager]),
        new("EnrolmentService/ListSupervisors", Everyone, Modules: true),
        new("EnrolmentService/ImportWithdrawals", [TrialManager]),
        new("EnrolmentService/WithdrawSchool", [TrialManager]),
        new("EnrolmentService/ListWithdrawals", KnowArms, Modules: true),
        new("EnrolmentService/ExportList", [TrialManager, LaCoordinator]),
        new("EnrolmentService/ListStages", [TrialManager, LaCoordinator]),
        new("EnrolmentService/ListWorklist", [TrialManager, ProgrammeLead, LaCoordinator]),

        new("AllocationService/FreezeList", [TrialManager]),
        new("AllocationService/ImportList", [TrialManager]),
        new("AllocationService/GetList", Everyone, Modules: true),
        new("AllocationService/CommitSeed", [TrialManager]),
        new("AllocationService/DrawAllocation", [TrialManager]),
        new("AllocationService/ImportAllocation", [TrialManager]),
        new("AllocationService/ReleaseAllocation", [TrialManager]),
        new("AllocationService/RevealDraw", [TrialManager]),
        new("AllocationService/ListAllocations", KnowArms, Modules: true),
        new("AllocationService/ExportAllocation", KnowArms),
        new("AllocationService/SummariseAllocation", [TrialManager], Modules: true),
        new("AllocationService/SummariseBalance", [TrialManager, Statistician, Auditor]),
        new("AllocationService/ProposeCorrection", [TrialManager]),
        new("AllocationService/ConfirmCorrection", [TrialManager]),
        new("AllocationService/ListCorrections", [.. Everyone, Auditor], Modules: true),
        new("AllocationService/ProposeUnmasking", [TrialManager, ProgrammeLead, Statistician]),
        new("AllocationService/ConfirmUnmasking", [TrialManager, ProgrammeLead]),
        new("AllocationService/GetUnmasking", [.. Everyone, Auditor], Modules: true),
        new("AllocationService/SummariseTurnoverByArm", [TrialManager, ProgrammeLead, DataManager, Statistician]),

        new("PeopleService/RecordPerson", [TrialManager, LaCoordinator]),
        new("PeopleService/ImportPeople", [TrialManager]),
        new("PeopleService/GetPerson", [TrialManager, LaCoordinator]),
        new("PeopleService/ListPeople", [TrialManager, LaCoordinator]),
        new("PeopleService/RecordNotice", [TrialManager, LaCoordinator]),
        new("PeopleService/RecordConsent", [TrialManager, LaCoordinator]),
        new("PeopleService/RecordObjection", [TrialManager]),
        new("PeopleService/ErasePerson", [TrialManager]),
        new("PeopleService/ListDuplicates", [TrialManager, LaCoordinator]),
        new("PeopleService/ListVacancies", [TrialManager, ProgrammeLead, LaCoordinator, DataManager, Statistician]),
        new("PeopleService/ListMoves", [TrialManager, ProgrammeLead, LaCoordinator, DataManager, Statistician]),

        new("DeliveryService/ImportHolidays", [TrialManager]),
        new("DeliveryService/ImportTermDates", [TrialManager]),
        new("DeliveryService/GetCalendar", Everyone, Modules: true),
        new("DeliveryService/PlanSessions", [TrialManager, LaCoordinator]),
        new("DeliveryService/ImportSessions", [TrialManager, LaCoordinator]),
        new("DeliveryService/ScheduleSession", KnowArms),
        new("DeliveryService/RecordSession", KnowArms),
        new("DeliveryService/CancelSession", KnowArms),
        new("DeliveryService/RecordNoShow", KnowArms),
        new("DeliveryService/RescheduleSession", KnowArms),
        new("DeliveryService/GetSession", KnowArms),
        new("DeliveryService/ListSessions", KnowArms, Modules: true),
        new("DeliveryService/ImportAttendance", [TrialManager, LaCoordinator]),
        new("DeliveryService/RecordAttendance", KnowArms),
        new("DeliveryService/ImportFeedback", [TrialManager]),
        new("DeliveryService/SummariseSessions", Everyone, Modules: true),
        new("DeliveryService/SummariseDose", [TrialManager, LaCoordinator], Modules: true),
        new("DeliveryService/ListContaminations", KnowArms),

        new("OutcomesService/ImportReturn", [DataManager, LaDataOfficer]),
        new("OutcomesService/SubmitReturn", [DataManager, LaDataOfficer]),
        new("OutcomesService/ListReturns", [TrialManager, ProgrammeLead, LaCoordinator, LaDataOfficer, DataManager, Statistician]),
        new("OutcomesService/ListReturnRows", [DataManager, LaDataOfficer]),
        new("OutcomesService/SummariseReturns", [TrialManager, ProgrammeLead, LaDataOfficer, DataManager, Statistician]),
        new("OutcomesService/SummariseContacts", [DataManager, Statistician], Modules: true),
        new("OutcomesService/SummariseContactsByArm", [TrialManager, ProgrammeLead, DataManager, Statistician]),
        new("OutcomesService/ListContactFigures", [TrialManager, ProgrammeLead, LaCoordinator, LaDataOfficer, DataManager, Statistician]),
        new("OutcomesService/ImportSurveys", [DataManager]),
        new("OutcomesService/SummariseSurveys", [ProgrammeLead, DataManager, Statistician]),
        new("OutcomesService/SummariseFlow", [TrialManager, DataManager, Statistician]),
        new("OutcomesService/DrawFlow", [TrialManager, DataManager, Statistician]),

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
        new("PeriodsService/ListLocks", [.. ReadReturns, Auditor]),

        new("CostsService/ImportCosts", [CostAnalyst]),
        new("CostsService/RecordCostLine", [CostAnalyst]),
        new("CostsService/ListCostLines", [CostAnalyst, TrialManager, LaCoordinator]),
        new("CostsService/ImportDeflators", [CostAnalyst]),
        new("CostsService/SummariseCosts", [CostAnalyst, TrialManager, ProgrammeLead, LaCoordinator]),
    ];

    /// <summary>Open to everybody: whether the host is alive.</summary>
    private static readonly HashSet<string> Open = ["/grpc.health.v1.Health/Check", "/grpc.health.v1.Health/Watch"];

    /// <summary>Which RPCs there are: for everybody with a key.</summary>
    private static readonly HashSet<string> Reflection =
        ["/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"];

    private readonly Dictionary<string, Row> byMethod;

    /// <summary>Checks that rows and RPCs are the same.</summary>
    public AccessTable()
    {
        var methods = Contracts.Methods.ToDictionary(pair => $"{pair.Value.Service.Name}/{pair.Value.Name}", pair => pair.Key);
        var missing = methods.Keys.Except(Rows.Select(row => row.Rpc)).ToList();
        var unknown = Rows.Select(row => row.Rpc).Except(methods.Keys).ToList();
        if (missing.Count + unknown.Count > 0)
            throw new InvalidOperationException($"The access table has no row for {string.Join(", ", missing)}; rows without an RPC: {string.Join(", ", unknown)}.");
        byMethod = Rows.ToDictionary(row => methods[row.Rpc]);
    }

    /// <summary>The rows, for the committed table and its tests.</summary>
    public static IReadOnlyList<Row> All => Rows;

    public static bool IsOpen(string method) => Open.Contains(method);

    public bool Allows(string method, Caller caller)
    {
        if (Reflection.Contains(method))
            return true;
        if (!byMethod.TryGetValue(method, out var row))
            return false;
        if (caller.Module is { } module)
            return row.Modules && ModuleCalls.Table.TryGetValue(module, out var services) && services.Any(client => client.DeclaringType!.Name == row.Rpc.Split('/')[0]);
        return caller.Role == Local || row.Roles.Contains(caller.Role);
    }

    /// <summary>One row.</summary>
    /// <param name="Rpc">Service/Method.</param>
    /// <param name="Roles">Roles that may call it, each within its scope.</param>
    /// <param name="Modules">Whether modules may, for whomever they serve; the scope stays that of their caller.</param>
    internal sealed record Row(string Rpc, Role[] Roles, bool Modules = false);
}
