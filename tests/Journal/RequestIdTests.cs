using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Programme.Common.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A request id is used up by its first answer, also when there was nothing to change.</summary>
[Trait("Promise", "D9")]
public sealed class RequestIdTests(Programmes programmes) : IClassFixture<Programmes>
{
    /// <summary>Every import with a file of the synthetic programme, and what else its first message must have.</summary>
    private static readonly Dictionary<string, (string File, string First)> Files = new()
    {
        ["ImportAuthorities"] = ("enrolment/local-authorities.csv", ""),
        ["ImportRegister"] = ("register/edubasealldata20210901.csv", ""),
        ["ImportLinks"] = ("register/links_edubasealldata20210901.csv", ""),
        ["ImportAgreements"] = ("enrolment/agreements.csv", ""),
        // Nor has it baselines.
        ["ImportBaselines"] = ("../baselines.csv", ""),
        ["ImportLeads"] = ("enrolment/designated-leads.csv", ""),
        // The synthetic programme names nobody: a list without rows.
        ["ImportPeople"] = ("../people.csv", ""),
        ["ImportSupervisors"] = ("enrolment/supervisors.csv", ""),
        ["ImportWithdrawals"] = ("enrolment/withdrawals.csv", ""),
        ["ImportList"] = ("enrolment/allocation-list.csv", ""),
        ["ImportAllocation"] = ("enrolment/allocation.csv", ""),
        ["ImportHolidays"] = ("calendar/bank-holidays.json", ""),
        ["ImportTermDates"] = ("calendar/term-dates-202122.csv", ""),
        ["ImportSessions"] = ("delivery/sessions.csv", ""),
        ["ImportAttendance"] = ("delivery/attendance.csv", ""),
        // Bundled already, and a list without rows.
        ["ImportInstrument"] = ("../Instruments/supervision_feedback-1.json", ""),
        ["ImportSurveyInstrument"] = ("../Instruments/gad7-1.json", ""),
        ["ImportUsualPractice"] = ("../usual-practice.csv", ""),
        ["ImportFeedback"] = ("delivery/feedback.csv", ""),
        ["ImportReturn"] = ("outcomes/returns/350/2021-11.csv", """, "la_code": "350", "reporting_month": "2021-11" """),
        ["ImportAliases"] = ("outcomes/school-aliases-350.csv", """, "la_code": "350" """),
        ["ImportContacts"] = ("outcomes/ssd_contacts_350.csv", """, "la_code": "350" """),
        ["ImportSurveys"] = ("outcomes/surveys.csv", ""),
        ["ImportDeflators"] = ("costs/gdp-deflators.csv", ""),
        ["ImportCosts"] = ("costs/cost-lines.csv", ""),
    };

    private static IEnumerable<MethodDescriptor> AllImports =>
        Contracts.Methods.Values.Where(rpc => rpc.IsClientStreaming && rpc.InputType.FindFieldByName("content") is not null);

    [SkippableTheory, EachStore]
    public async Task A_file_that_changes_nothing_uses_its_request_id_up_and_leaves_no_audit_row(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.LoadAsync();
        var calls = programme.Invoker();
        var before = await JournalRows.OfAsync(programme);

        foreach (var rpc in AllImports)
        {
            var first = await SendAsync(calls, rpc, $"again-{rpc.Name}");

            Assert.True(ReportOf(rpc, first).NothingChanged, rpc.Name);
            Assert.Equal(first, await SendAsync(calls, rpc, $"again-{rpc.Name}"));
            await Imports.RefusedAsync(Reasons.RequestIdReused, () => SendAsync(calls, rpc, $"again-{rpc.Name}", more: "\n"));
        }

        Assert.Equal((before.Audit, before.Requests + Files.Count), await JournalRows.OfAsync(programme));
    }

    [SkippableTheory, EachStore]
    public async Task Without_a_request_id_and_for_a_check_nothing_is_written(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.LoadAsync();
        var calls = programme.Invoker();
        var before = await JournalRows.OfAsync(programme);

        foreach (var rpc in AllImports)
        {
            await SendAsync(calls, rpc, "");
            var checkedOnly = await SendAsync(calls, rpc, $"check-{rpc.Name}", validateOnly: true);
            Assert.True(ReportOf(rpc, checkedOnly).ValidatedOnly, rpc.Name);
        }

        Assert.Equal(before, await JournalRows.OfAsync(programme));
    }

    private static async Task<byte[]> SendAsync(CallInvoker calls, MethodDescriptor rpc, string requestId, string more = "",
        bool validateOnly = false)
    {
        var (file, first) = Files[rpc.Name];
        var only = validateOnly ? "true" : "false";
        var options =
            $$"""{ "file_name": "{{Path.GetFileName(file)}}", "request_id": "{{requestId}}", "validate_only": {{only}} }""";
        var request = JsonParser.Default.Parse($$"""{ "options": {{options}}{{first}}}""", rpc.InputType);
        var content = (byte[])[.. await File.ReadAllBytesAsync(Path.Combine(Source.Programme, file)),
            .. System.Text.Encoding.ASCII.GetBytes(more)];
        request.Descriptor.FindFieldByName("content").Accessor.SetValue(request, ByteString.CopyFrom(content));
        return await calls.CallAsync(rpc, request);
    }

    private static ImportReport ReportOf(MethodDescriptor rpc, byte[] answer) =>
        (ImportReport)rpc.OutputType.FindFieldByName("report").Accessor.GetValue(rpc.OutputType.Parser.ParseFrom(answer));
}
