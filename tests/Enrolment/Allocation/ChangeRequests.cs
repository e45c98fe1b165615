using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Programme.Tests;

/// <summary>A request to every RPC that changes something, in an order in which they find what they need. Which RPCs there are says the
/// contract: one that is not here fails the walk.</summary>
internal static partial class ChangeRequests
{
    /// <summary>Name of the RPC and its request. @ before a day makes it a date; {n} is another number at each time; {urn} and {lead} are
    /// of a school, {treated}, {their lead} and {second} of treated ones, as soon as the arms are known to those who deliver.
    /// A request goes on in lines that are indented.</summary>
    private const string Text = """
        CreateApiKey {"subject":"k{n}","role":"ROLE_STATISTICIAN"}
        CreateApiKey {"subject":"revoked{n}","role":"ROLE_METRICS_READER"}
        ActivateApiKey {"keyId":"{key}"}
        RevokeApiKey {"keyId":"{revoked}"}
        ConfirmOverride {"act":"TRIAL_ACT_LOCK_DATA"}
        ProposeOverride {"act":"TRIAL_ACT_LOCK_DATA","reason":"Returns {n} never come."}
        SetRetention {"kind":"enrolment/consents","deleteOn":@2022-12-{nn}}
        RunRetention {}
        RecordAgreement {"urn":"{urn}","kind":"AGREEMENT_KIND_INFORMATION_SHEET","signedOn":@2021-06-02,"signedBy":"SIGNATORY_LEAD",
            "version":"{n}"}
        RecordBaseline {"urn":"{urn}","completedOn":@2021-07-01}
        StartPost {"leadRef":"N{n}","urn":"{urn}","role":"POST_ROLE_DEPUTY","startedOn":@2022-01-10}
        EndPost {"postId":"{post}","endedOn":@2022-05-01,"leavingReason":"LEAVING_REASON_RETIRED"}
        WithdrawSchool {"urn":"{urn}","withdrawnOn":@2022-02-01,"scope":"WITHDRAWAL_SCOPE_DATA","reason":"workload"}
        WithdrawSchool {"urn":"{second}","withdrawnOn":@2022-02-01,"scope":"WITHDRAWAL_SCOPE_DELIVERY","reason":"workload"}
        RecordPerson {"personRef":"{lead}","name":"Robin {n}"}
        RecordNotice {"personRef":"{lead}","noticeVersion":"{n}","givenOn":@2022-02-01}
        RecordConsent {"personRef":"{lead}","survey":"baseline","decision":"CONSENT_DECISION_GIVEN","decidedOn":@2022-06-01,
            "version":"{n}"}
        RecordObjection {"personRef":"{lead}","objectedOn":@2022-06-01,"decision":"OBJECTION_DECISION_DECLINED",
            "reason":"OBJECTION_REASON_PUBLIC_INTEREST","decidedOn":@2022-06-02}
        ErasePerson {"personRef":"{lead}","reason":"ERASURE_REASON_REQUEST"}
        FreezeList {"validateOnly":true}
        CommitSeed {"listHash":"{list}","mode":"ALLOCATION_MODE_FIXED"}
        ContributeSeed {"listHash":"{list}","contributionHex":"{64}"}
        ApproveAllocation {"listHash":"{list}","fileSha256":"{64}"}
        DrawAllocation {"listHash":"{list}"}
        ReleaseAllocation {"laCodes":["{la}"]}
        RevealDraw {"batch":1}
        ProposeCorrection {"urn":"{urn}","reason":"not_eligible"}
        ConfirmCorrection {"urn":"{urn}"}
        WithdrawCorrection {"urn":"{urn}"}
        ProposeUnmasking {"reason":"analysis_plan_signed"}
        WithdrawUnmasking {}
        ConfirmUnmasking {}
        SetDeliveryTerms {"terms":{"laCode":"{la}","holdsFrom":@2022-06-{nn},"plannedMinutes":60}}
        CreateGroup {"laCode":"{la}","groupRef":"G{n}","format":"DELIVERY_FORMAT_GROUP"}
        JoinGroup {"groupRef":"G{n}","urn":"{treated}","leadRef":"{their lead}","joinedOn":@2021-11-01}
        LeaveGroup {"groupRef":"G{n}","urn":"{treated}","leadRef":"{their lead}","leftOn":@2022-01-01}
        AssignCaseload {"supervisorRef":"SSW{la}","urn":"{treated}","startsOn":@2021-10-{nn},"endsOn":@2021-10-{nn}}
        EndCaseload {"caseloadRef":"{caseload}","endsOn":@2022-03-01}
        PlanSessions {"laCode":"{la}"}
        IssueCalendarFeed {"supervisorRef":"SSW{la}"}
        RevokeCalendarFeed {"feedRef":"{feed}"}
        ScheduleSession {"sessionRef":"W{n}","urn":"{treated}","format":"SESSION_FORMAT_GROUP","mode":"SESSION_MODE_REMOTE",
            "scheduledOn":@2022-03-{nn},"plannedMinutes":90}
        ScheduleSession {"sessionRef":"X{n}","urn":"{treated}","format":"SESSION_FORMAT_GROUP","mode":"SESSION_MODE_REMOTE",
            "scheduledOn":@2022-05-{nn},"plannedMinutes":90}
        ScheduleSession {"sessionRef":"Y{n}","urn":"{treated}","format":"SESSION_FORMAT_GROUP","mode":"SESSION_MODE_REMOTE",
            "scheduledOn":@2022-05-{nn},"plannedMinutes":90}
        ScheduleSession {"sessionRef":"Z{n}","urn":"{treated}","format":"SESSION_FORMAT_GROUP","mode":"SESSION_MODE_REMOTE",
            "scheduledOn":@2022-06-{nn},"plannedMinutes":90}
        ConfirmSession {"sessionRef":"W{n}"}
        RecordSession {"sessionRef":"W{n}","heldOn":@2022-03-{nn},"actualMinutes":60,"actions":["early_help"]}
        RecordAttendance {"sessionRef":"W{n}","attendance":[{"leadRef":"{their lead}","attended":true}]}
        FollowUpActions {"sessionRef":"W{n}","actions":[{"action":"early_help","outcome":"ACTION_OUTCOME_DONE",
            "followedUpOn":@2022-03-28}]}
        CorrectSession {"sessionRef":"W{n}","session":{"urn":"{treated}","laCode":"{la}","format":"SESSION_FORMAT_GROUP",
            "mode":"SESSION_MODE_REMOTE","scheduledOn":@2022-03-{nn},"heldOn":@2022-03-{nn},"status":"SESSION_STATUS_DELIVERED",
            "actualMinutes":70,"etag":"{etag}"},"reason":"wrong_entry"}
        CancelSession {"sessionRef":"X{n}","cancelledBy":"CANCELLED_BY_LA","reason":"illness"}
        RecordNoShow {"sessionRef":"Y{n}","reason":"illness"}
        RescheduleSession {"sessionRef":"Z{n}","scheduledOn":@2022-07-{nn},"reason":"illness"}
        BatchRecordSessions {"entries":[{"session":{"sessionRef":"B{n}","urn":"{treated}","laCode":"{la}",
            "format":"SESSION_FORMAT_GROUP","mode":"SESSION_MODE_REMOTE","scheduledOn":@2022-02-{nn},"heldOn":@2022-02-{nn},
            "status":"SESSION_STATUS_DELIVERED"}}]}
        RecordSessions {"entry":{"session":{"sessionRef":"E{n}","urn":"{treated}","laCode":"{la}","format":"SESSION_FORMAT_GROUP",
            "mode":"SESSION_MODE_REMOTE","scheduledOn":@2022-01-{nn},"heldOn":@2022-01-{nn},"status":"SESSION_STATUS_DELIVERED"}}}
        SetComplianceRule {"measure":"COMPLIANCE_MEASURE_DELIVERED","leastSessions":{n},"decidedOn":@2022-07-01}
        RecordWave {"wave":{"wave":"w{n}","instrumentCode":"supervision_feedback","instrumentVersion":1,"opensOn":@2022-09-01,
            "closesOn":@2022-09-30,"respondentKinds":["RESPONDENT_KIND_DSL"],"audience":"WAVE_AUDIENCE_SUPERVISED_SCHOOLS"}}
        RecordObservation {"observation":{"sessionRef":"W{n}","observerRef":"OBS01","observedOn":@2022-03-{nn},
            "instrumentCode":"session_fidelity","instrumentVersion":1,"answers":[{"item":"agenda_set","value":2}]}}
        RecordUsualPractice {"practice":{"urn":"{urn}","point":"PRACTICE_POINT_BASELINE","recordedOn":@2021-09-15,"internal":true,
            "frequency":"PRACTICE_FREQUENCY_TERMLY","adviceLine":"PRACTICE_FREQUENCY_NEVER"}}
        RecordAdaptation {"adaptation":{"adaptedOn":@2022-01-10,"scope":"ADAPTATION_SCOPE_SCHOOL","urn":"{treated}",
            "kind":"ADAPTATION_KIND_MODE","reason":"covid","timing":"ADAPTATION_TIMING_REACTIVE",
            "fidelity":"ADAPTATION_FIDELITY_CONSISTENT"}}
        SubmitReturn {"laCode":"{la}","reportingMonth":"2021-11","version":{version},"content":"{return}","fileName":"2021-11.csv"}
        AnswerQuery {"laCode":"{la}","reportingMonth":"2021-11","version":{of query},"number":{query},"reason":"checked_with_source"}
        SetMapping {"mapping":{"laCode":"{la}","validFrom":@2022-09-{nn},"columns":{"school_urn":"school_id"}}}
        AcceptAlias {"laCode":"{la}","alias":"School {n}","urn":"{urn}","match":"ALIAS_MATCH_VARIANT"}
        SetDefinition {"definition":{"laCode":"{la}","firstMonth":"2022-02","rule":"INAPPROPRIATE-2","reason":"Agreed {n}."}}
        ApprovePeriod {"laCode":"{la}","reportingMonth":"2021-11"}
        ReopenPeriod {"laCode":"{la}","reportingMonth":"2021-11","reason":"restated"}
        DeclareCarriedForward {"laCode":"{la}","month":"2021-12","fromMonth":"2021-11","reason":"system_change"}
        RecordSurveyWave {"wave":{"wave":"v{n}","title":"Survey {n}","instruments":[{"code":"intention_to_leave","version":1}],
            "opensOn":@2022-09-20,"closesOn":@2022-10-20,"roles":["POST_ROLE_LEAD"]}}
        IssueSurveyCodes {"wave":"v{n}","laCode":"{la}","urns":["{urn}","{neighbour}","170002"]}
        SubmitSurveyAnswers {"code":"{code}","answers":[{"item":"intention_to_leave","value":4}]}
        RevokeSurveyCodes {"wave":"v{n}","urn":"{urn}","role":"POST_ROLE_LEAD"}
        EraseSurveyAnswers {"personRef":"{lead}"}
        RecordCostLine {"costLine":{"lineRef":"R{n}","laCode":"{la}","urn":"{treated}","payer":"PAYER_LA","category":"venue",
            "costClass":"COST_CLASS_RECURRING","amountPence":"1234","priceYear":"2021/22","periodStartOn":@2021-09-01,
            "periodEndOn":@2021-10-31,"attribution":"COST_ATTRIBUTION_INTERVENTION"}}
        CorrectCostLine {"costLine":{"lineRef":"K{la}x","laCode":"{la}","payer":"PAYER_LA","category":"supervisor_salary",
            "costClass":"COST_CLASS_RECURRING","amountPence":"30000{nn}","priceYear":"2021/22","periodStartOn":@2021-09-01,
            "periodEndOn":@2022-07-31,"attribution":"COST_ATTRIBUTION_INTERVENTION"},"reason":"credit_note_{n}"}
        RecordCostLine {"costLine":{"lineRef":"T{n}","laCode":"{la}","payer":"PAYER_LA","category":"venue",
            "costClass":"COST_CLASS_RECURRING","amountPence":"1{n}","priceYear":"2021/22","periodStartOn":@2022-01-10,
            "periodEndOn":@2022-02-28,"attribution":"COST_ATTRIBUTION_INTERVENTION"}}
        AnswerCostQuery {"laCode":"{la}","period":"2022-spring","rule":"K7","subject":"cover","reason":"none_was_needed"}
        ApproveCosts {"laCode":"{la}","period":"2022-spring"}
        ReopenCosts {"laCode":"{la}","period":"2022-spring","reason":"restated"}
        ReportNothingSpent {"laCode":"{la}","period":"2022-summer","urns":["{neighbour}"]}
        SubmitCosts {"laCode":"{la}","period":"2022-spring"}
        SetUnitCosts {"rows":[{"staff":"supervisor","grade":"G{n}","salaryPence":"4000000","paidHours":1650}],"priceYear":"2021/22",
            "validFrom":@2021-09-{nn},"source":"Scale {n}","handling":[{"event":"contact","pence":5000}]}
        SetAllocationRule {"category":"travel","basis":"ALLOCATION_BASIS_SCHOOLS","validFrom":@2021-09-{nn},"source":"Minutes {n}"}
        LockData {}
        ProposeUnlock {"reason":"late_return"}
        WithdrawUnlock {}
        ConfirmUnlock {}
        RecordPlan {}
        LockPlan {"sha256":"{plan}"}
        RehearseEffects {"seed":1}
        CancelAnalysisRun {"number":1}
        EstimateEffects {}
        ProposePackRelease {"recipient":"University of Somewhere","reason":"Repeats the primary analysis."}
        ConfirmPackRelease {"number":1}
        WithdrawPackRelease {"number":1}
        BuildControlledPack {"number":1}
        """;

    private static readonly List<(string Rpc, string Json)> All =
        [
            .. Text.Replace("\n    ", "", StringComparison.Ordinal).Split('\n')
                .Select(line => (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..])),
        ];

    /// <summary>Where an RPC comes in the order, the requests that it gets; none = nobody wrote one.</summary>
    public static IEnumerable<(int Place, string Json)> Of(MethodDescriptor rpc) =>
        All.Index().Where(line => line.Item.Rpc == rpc.Name).Select(line => (line.Index, line.Item.Json));

    /// <summary>The request with everything filled in.</summary>
    public static IMessage Parse(MethodDescriptor rpc, string json, IReadOnlyDictionary<string, string> values)
    {
        var filled = values.Aggregate(json, (text, value) => text.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));
        return JsonParser.Default.Parse(Days().Replace(filled, match =>
        {
            var on = DateOnly.Parse(match.ValueSpan[1..], CultureInfo.InvariantCulture);
            return $"{{\"year\":{on.Year},\"month\":{on.Month},\"day\":{on.Day}}}";
        }), rpc.InputType);
    }

    [GeneratedRegex("@[0-9-]{10}")]
    private static partial Regex Days();
}
