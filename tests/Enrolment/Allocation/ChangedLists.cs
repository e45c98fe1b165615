using Google.Protobuf;
using Google.Protobuf.Reflection;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A list for every RPC that takes one; at each round it says something else.</summary>
internal static class ChangedLists
{
    private static readonly Dictionary<string, Func<ArmTwin, int, bool, string>> All = new()
    {
        ["ImportAuthorities"] = (twin, round, _) => "la_code,gss_code,name,mou_signed_on,dsa_signed_on\n"
            + $"350,E350,Authority {round},2021-05-01,2021-05-02\n",
        ["ImportRegister"] = (twin, round, _) => twin.Made.Register(round),
        ["ImportLinks"] = (twin, round, _) => $"URN,LinkURN,LinkType,LinkEstablishedDate\n170001,{179000 + round},Successor,01-11-2021\n",
        ["ImportAgreements"] = (twin, round, _) => $"urn,kind,signed_on\n170002,mou,2021-06-{1 + (round % 28):00}\n",
        ["ImportBaselines"] = (twin, round, _) => "urn,completed_on\n170003,2021-07-01\n",
        ["ImportLeads"] = (twin, round, _) => twin.Made.Leads(round),
        ["ImportSupervisors"] = (twin, round, _) => "supervisor_ref,la_code,fte,grade,started_on,ended_on\n"
            + $"SSW350,350,0.{1 + (round % 9)},senior,2021-09-01,\n",
        ["ImportWithdrawals"] = (twin, round, _) => "urn,withdrawn_on,scope,reason\n170004,2022-03-01,data,workload\n",
        ["ImportPeople"] = (twin, round, _) => "person_ref,name,work_email,work_phone,notice_version,notice_given_on\n"
            + $"L170002,Sam {round},,,,\n",
        ["ImportHolidays"] = (twin, round, _) => GivenDelivery.Text("calendar/bank-holidays.json"),
        ["ImportTermDates"] = (twin, round, _) => "la_code,name,starts_on,ends_on,kind\n350,Inset,2022-02-0{n},2022-02-0{n},inset\n"
            .Replace("{n}", $"{1 + (round % 9)}", StringComparison.Ordinal),
        ["ImportList"] = (twin, round, _) => "la_code,urn\n350,170001\n",
        ["ImportAllocation"] = (twin, round, _) => twin.Made.Allocation(twin.Made.Draw(1)),
        ["ImportSessions"] = (twin, round, released) => MadeSessions.Text(twin, round, released),
        ["ImportAttendance"] = (twin, round, released) => "session_ref,lead_ref,attended,absence_reason\n"
            + $"S350-0-0,{twin.Delivering(released).Lead},{(round % 2 == 0 ? "1," : "0,illness")}\n",
        ["ImportInstrument"] = (twin, round, _) => GivenEvaluation.Instrument($"walk{round}"),
        ["ImportUsualPractice"] = (twin, round, _) => GivenEvaluation.PracticeHeader + "170001,end,2022-07-01,1,,,,termly,never\n",
        ["ImportFeedback"] = (twin, round, released) => "respondent_kind,lead_ref,supervisor_ref,wave,q1,q2,q3,q4,q5,q6,theme_code\n"
            + $"dsl,{twin.Delivering(released).Lead},,endpoint,5,4,4,3,4,{1 + (round % 5)},\n",
        ["ImportReturn"] = (twin, round, _) => MadeReturns.Text(twin.Made, "350", "2021-11", 0),
        ["ImportAliases"] = (twin, round, _) => $"alias,urn,match\nSchool {round % 3},170001,variant\n",
        ["ImportContacts"] = (twin, round, _) => MadeReturns.Contacts(round),
        ["ImportSurveys"] = (twin, round, _) => MadeReturns.Surveys(twin.Made, round % 4),
        ["ImportSurveyInstrument"] = (twin, round, _) => GivenEvaluation.Instrument($"walked{round}")
            .Replace(", \"RESPONDENT_KIND_SUPERVISOR\"", "", StringComparison.Ordinal),
        ["ImportDeflators"] = (twin, round, _) => $"year,index,label\n2020/21,9{round % 9}.1,made up\n2021/22,100,made up\n",
        ["ImportCosts"] = (twin, round, released) => "line_ref,la_code,urn,payer,category,cost_class,amount_pence,hours,price_year,"
            + "period_start,period_end,arm_attribution\n"
            + $"I{round},350,{twin.Delivering(released).Urn},school,cover,recurring,77{round},,2021/22,"
            + "2021-09-01,2021-10-31,intervention\n",
    };

    private static readonly List<string> Order = [.. All.Keys];

    /// <summary>When its turn is: lists before everything else.</summary>
    public static int? Place(string rpc) => Order.IndexOf(rpc) is >= 0 and var at ? at - Order.Count : null;

    public static string Text(string rpc, ArmTwin twin, int round, bool released) => All[rpc](twin, round, released);

    /// <summary>Whose list it is, where that is said beside it.</summary>
    public static IMessage First(MethodDescriptor rpc)
    {
        var first = rpc.EmptyRequest();
        foreach (var (name, value) in new (string, object)[] { ("la_code", "350"), ("reporting_month", "2021-11"), ("version", 1) })
            rpc.InputType.FindFieldByName(name)?.Accessor.SetValue(first, value);
        if (rpc.Name == "ImportAllocation")
            ((ImportAllocationRequest)first).Elsewhere = GivenList.Elsewhere();
        return first;
    }
}

/// <summary>A list of sessions with one more session of a treated school.</summary>
internal static class MadeSessions
{
    public static string Text(ArmTwin twin, int round, bool released)
    {
        var (urn, day) = (twin.Delivering(released).Urn, $"2022-07-{1 + (round % 20):00}");
        return $"{twin.Made.Delivery(twin.Treated).First().Text.Split('\n')[0]}\n"
            + $"M{round},{urn},350,SSW350,group,remote,{day},{day},delivered,,,90,80,20,30,2,1A,4\n";
    }
}
