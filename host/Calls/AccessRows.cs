using Programme.Access.V1;
using static Programme.Access.V1.Role;

namespace Programme.Host;

/// <summary>The rows: every RPC and who may call it. Those of a module are in a file of its name. For blinded roles see
/// decisions 0040, 0046 and 0058.</summary>
internal sealed partial class AccessTable
{
    // The modules that may call an RPC, by the names under which they hold their clients (see ModuleCalls).
    private const string Delivery = "delivery";
    private const string Outcomes = "outcomes";
    private const string Costs = "costs";
    private const string Host = "host";

    /// <summary>Every role that works with programme data.</summary>
    private static readonly Role[] Everyone =
        [TrialManager, ProgrammeLead, LaCoordinator, Supervisor, LaDataOfficer, DataManager, Statistician, CostAnalyst];

    /// <summary>Roles that deliver supervision: they know the arms, once they are released, in their scope. So does the analyst of costs,
    /// who cannot collect them otherwise, and the auditor, who reads sessions and costs in the audit; all others are blinded until the
    /// unmasking (<see cref="Programme.Journal.Caller.MayKnowArms"/>).</summary>
    private static readonly Role[] KnowArms = [TrialManager, LaCoordinator, Supervisor];

    /// <summary>Roles that may know how far the returns are, without their counts.</summary>
    private static readonly Role[] ReadReturns = [TrialManager, ProgrammeLead, LaCoordinator, LaDataOfficer, DataManager, Statistician];

    private static readonly Row[] Rows = [.. OfHost, .. OfEnrolment, .. OfDelivery, .. OfOutcomes, .. OfCosts];

    private static Row[] OfHost =>
    [
        new("AccessService/EnrolFirstPersons", []),
        new("AccessService/CreateApiKey", [Operator]),
        new("AccessService/ActivateApiKey", [Operator, ProgrammeLead, TrialManager], WholeTrial: true, ByPerson: true),
        new("AccessService/ListApiKeys", [Operator, Auditor]),
        new("AccessService/RevokeApiKey", [Operator]),
        new("AccessService/CreateSignInLink", []),
        new("AccessService/AdmitProvider", []),
        new("AccessService/VerifyAudit", [Operator, Auditor], Heavy: true),
        new("AccessService/ListAuditEntries", [Auditor], AuditedRead: true),

        new("RetentionService/SetRetention", [TrialManager], WholeTrial: true),
        new("RetentionService/ListRetention", [TrialManager, Auditor]),
        new("RetentionService/RunRetention", [TrialManager], WholeTrial: true),
        new("RetentionService/ListCertificates", [TrialManager, Auditor]),

        new("OverrideService/ProposeOverride", [TrialManager, ProgrammeLead, DataManager], WholeTrial: true, ByPerson: true),
        new("OverrideService/ConfirmOverride", [TrialManager, ProgrammeLead, DataManager], WholeTrial: true, ByPerson: true),
        new("OverrideService/ListOverrides", [TrialManager, ProgrammeLead, DataManager, Statistician, Auditor]),

        // Calls the modules as its caller, so that each figure goes by the row of the RPC that it comes from.
        new("ReportService/GetSummary", [TrialManager, ProgrammeLead, DataManager, Statistician],
            Policy: DisclosurePolicy.Exact, Heavy: true),
        // Asks as the host: who does a step sees what it waits for, also where the role may not ask for the list of work itself.
        new("ReportService/GetNextSteps", [TrialManager, ProgrammeLead, DataManager, Statistician], WholeTrial: true,
            Policy: DisclosurePolicy.Open, Heavy: true),
    ];
}
