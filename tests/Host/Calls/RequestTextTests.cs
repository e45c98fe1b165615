using System.Net;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>U+0000 in a text: PostgreSQL cannot store it, so no request may have it on either store.</summary>
[Trait("Promise", "S7")]
public sealed class RequestTextTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_character_nul_is_refused_in_every_text_of_every_request_and_named_by_its_path(string store)
    {
        var programme = await programmes.OnAsync(store);
        var callers = await CallersAsync(programme);
        var (checkedTexts, wrong) = (0, new List<string>());

        foreach (var rpc in Contracts.Methods.Values)
        {
            foreach (var (path, put) in RequestTexts.Of(rpc.InputType, "a\0b"))
            {
                var request = rpc.EmptyRequest();
                put(request);
                var answer = await AnswerAsync(callers[$"{rpc.Service.Name}/{rpc.Name}"], rpc, request);
                checkedTexts++;
                if (answer != $"{path} NUL_CHARACTER")
                    wrong.Add($"{rpc.Name} {path}: {answer}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(checkedTexts > 100, $"only {checkedTexts} texts found");
    }

    [Fact]
    public async Task All_such_texts_of_a_request_are_named_at_once()
    {
        var delivery = (await programmes.OnAsync("sqlite")).Client<DeliveryService.DeliveryServiceClient>();
        var request = new RecordAttendanceRequest
        {
            SessionRef = "a\0",
            Attendance = { new Attendance { LeadRef = "L1" }, new Attendance { LeadRef = "\0", AbsenceReason = "\0" } }
        };

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => delivery.RecordAttendanceAsync(request).ResponseAsync);

        Assert.Equal(["session_ref", "attendance[1].lead_ref", "attendance[1].absence_reason"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_text_that_no_database_can_store_is_refused_in_json_too(string store)
    {
        var programme = await programmes.OnAsync(store);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", await programme.KeyAsync(Role.TrialManager));
        using var half = new StringContent("""{"urn":"\ud800"}""", System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync(new Uri(programme.Http, "/v1/schools?la_code=%00"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync(new Uri(programme.Http, "/v1/posts"), half)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync(new Uri(programme.Http, "/v1/schools?la_code=%ED%A0%80"))).StatusCode);
    }

    /// <summary>The machine's own socket for each RPC; where a person is expected, one whose role may call it.</summary>
    private static async Task<Dictionary<string, CallInvoker>> CallersAsync(RunningProgramme programme)
    {
        var (local, persons) = (programme.Invoker(), new Dictionary<Role, CallInvoker>());
        foreach (var role in AccessTable.All.Where(row => row.ByPerson).Select(row => row.Roles[0]).Distinct())
            persons[role] = programme.Invoker(await programme.KeyAsync(role));
        return AccessTable.All.ToDictionary(row => row.Rpc, row => row.ByPerson ? persons[row.Roles[0]] : local);
    }

    private static async Task<string> AnswerAsync(CallInvoker calls, MethodDescriptor rpc, IMessage request)
    {
        try
        {
            await calls.CallAsync(rpc, request);
            return "OK";
        }
        catch (RpcException refusal)
        {
            var violations = refusal.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations ?? [];
            return violations is [var only] ? $"{only.Field} {only.Reason}" : refusal.StatusCode.ToString();
        }
    }
}
