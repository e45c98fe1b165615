using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Journal;
using Programme.Outcomes;
using Programme.Tests.Support;
using static Programme.Access.V1.Role;

namespace Programme.Tests;

/// <summary>What one person answered reaches nobody: no supervisor, school, authority or board.</summary>
public sealed class SurveyConfidentialityTests(Programmes programmes) : IClassFixture<Programmes>
{
    private static readonly Role[] Roles = [.. Enum.GetValues<Role>().Except([Unspecified, Local, Role.System])];

    private static readonly List<MethodDescriptor> Surveys = [
        .. Contracts.Methods.Values.Where(rpc => rpc.Service.Name == "SurveyService")];

    [SkippableTheory, EachStore]
    public async Task Every_role_is_let_in_where_the_table_says_and_nowhere_else(string store)
    {
        var programme = await programmes.OnAsync(store);
        var everybody = new Dictionary<Role, string[]>
        {
            [TrialManager] = ["EraseSurveyAnswers", "ImportSurveyInstrument", "IssueSurveyCodes", "RecordSurveyWave", "RevokeSurveyCodes",
                "SummariseSurveyResponse", "SummariseSurveyResponseByArm"],
            [ProgrammeLead] = ["SummariseSurveyResponse", "SummariseSurveyResponseByArm", "SummariseSurveys"],
            [LaCoordinator] = ["SummariseSurveyResponse"],
            [DataManager] = ["ImportSurveyInstrument", "ImportSurveys", "ListSurveyRespondents", "RecordSurveyWave",
                "SummariseSurveyResponse", "SummariseSurveyResponseByArm", "SummariseSurveys"],
            [Statistician] = ["ListSurveyRespondents", "SummariseSurveyResponse", "SummariseSurveyResponseByArm", "SummariseSurveys"],
            [SurveyForm] = ["GetSurveyForm", "SubmitSurveyAnswers"],
        };
        foreach (var role in Roles)
        {
            var calls =
                programme.Invoker(await programme.KeyAsync(role, role is LaCoordinator or Supervisor or LaDataOfficer ? ["351"] : []));
            var open = new List<string>();
            foreach (var rpc in Surveys)
            {
                if (await calls.CodeAsync(rpc) != StatusCode.PermissionDenied)
                    open.Add(rpc.Name);
            }
            string[] lists = role is Auditor or Operator or MetricsReader or SurveyForm ? [] : ["ListSurveyInstruments", "ListSurveyWaves"];
            Assert.Equal((role, string.Join(' ', everybody.GetValueOrDefault(role, []).Concat(lists).Order(StringComparer.Ordinal))),
                (role, string.Join(' ', open.Order(StringComparer.Ordinal))));
        }
    }

    [Fact]
    public void No_answer_of_any_rpc_has_a_field_for_what_one_person_answered_and_only_new_codes_say_to_whom_they_go()
    {
        var found =
            Surveys.SelectMany(rpc => FieldsOf(rpc.OutputType)
                .Where(field => field.Name is "lead_ref" or "person_ref" or "person" or "answers"
                    || (field.FieldType == FieldType.Message && field.MessageType.Name == "ItemAnswer"))
            .Select(field => $"{rpc.Name}: {field.FullName}"));

        // How many rows of answers were erased is a number.
        Assert.Equal(["EraseSurveyAnswers: programme.outcomes.v1.EraseSurveyAnswersResponse.answers",
            "IssueSurveyCodes: programme.outcomes.v1.SurveyCode.lead_ref"], found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Scores_of_single_persons_leave_by_the_controlled_pack_alone_which_a_person_asks_for_after_two_released_it()
    {
        var page = File.ReadAllText(Path.Combine(Source.Root, "docs/surveys.md"));
        var packs = Contracts.Methods.Values.Where(rpc => rpc.OutputType.Name.EndsWith("PackResponse", StringComparison.Ordinal)
            && rpc.OutputType.FindFieldByName("content") is not null).Select(rpc => $"{rpc.Service.Name}/{rpc.Name}");
        var way = Host.AccessTable.All.Single(row => row.Rpc == "PackService/BuildControlledPack");

        Assert.Equal(["PackService/BuildControlledPack", "PackService/GetOpenPack"], packs.Order(StringComparer.Ordinal));
        Assert.Contains("by one way alone", page, StringComparison.Ordinal);
        Assert.Contains("`PackService/BuildControlledPack`", page, StringComparison.Ordinal);
        Assert.True(way is { ByPerson: true, WholeTrial: true, Modules: null });
        Assert.Equal([DataManager, Statistician], way.Roles);
    }

    [SkippableTheory, EachStore]
    public async Task No_role_and_no_board_receives_the_mark_of_a_person(string store)
    {
        var programme = await programmes.OnAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        await surveys.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 10, "75") + GivenOutcomes.Answer("baseline", "P1", "0"));
        await using var db = programme.Services.GetRequiredService<Store<OutcomesDb>>().Read(Scope.All);
        var needles = (await db.Surveys.Select(row => row.Person).ToListAsync()).SelectMany(ByteSearch.Forms).ToList();

        foreach (var role in Roles)
        {
            var calls =
                programme.Invoker(await programme.KeyAsync(role, role is LaCoordinator or Supervisor or LaDataOfficer ? ["351"] : []));
            foreach (var rpc in Contracts.Methods.Values.Where(rpc => !rpc.IsClientStreaming && !rpc.IsServerStreaming
                && (rpc.Name.StartsWith("List", StringComparison.Ordinal) || rpc.Name.StartsWith("Summarise", StringComparison.Ordinal))))
            {
                var answer = await AnswerAsync(calls, rpc);
                Assert.DoesNotContain(needles, needle => answer.AsSpan().IndexOf(needle) >= 0);
            }
        }
        var scraped = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', await programme.ScrapeAsync()));
        Assert.DoesNotContain(needles, needle => scraped.AsSpan().IndexOf(needle) >= 0);
    }

    private static async Task<byte[]> AnswerAsync(CallInvoker calls, MethodDescriptor rpc)
    {
        try
        {
            return await calls.CallAsync(rpc);
        }
        catch (RpcException refusal)
        {
            return System.Text.Encoding.UTF8.GetBytes(refusal.Status.Detail);
        }
    }

    private static IEnumerable<FieldDescriptor> FieldsOf(MessageDescriptor message, HashSet<string>? seen = null)
    {
        seen ??= [];
        return !seen.Add(message.FullName) ? [] : message.Fields.InDeclarationOrder()
            .SelectMany(field => field.FieldType == FieldType.Message ? FieldsOf(field.MessageType, seen).Prepend(field) : [field]);
    }
}
