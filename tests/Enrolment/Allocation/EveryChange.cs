using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Changes everything that a role can change.</summary>
internal static class EveryChange
{
    /// <summary>Of the draw it is true that after it nothing of it can be done again.</summary>
    private static readonly StatusCode[] Final = [StatusCode.FailedPrecondition, StatusCode.AlreadyExists];

    /// <summary>What a role was answered, by what it sent.</summary>
    /// <param name="twin">The host.</param>
    /// <param name="role">Who changes things.</param>
    /// <param name="round">Another number at each time.</param>
    /// <param name="released">Whether who delivers knows the arms.</param>
    /// <param name="driven">Gets the RPCs that did something.</param>
    /// <param name="except">RPCs that would end this phase of the trial.</param>
    public static async Task<SortedDictionary<string, string>> OfAsync(ArmTwin twin, Role role, int round, bool released,
        ISet<string> driven, params string[] except)
    {
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var calls = EveryAnswer.Of(role).Where(rpc => EveryAnswer.IsChanging(rpc) && !except.Contains(rpc.Name))
            .SelectMany(rpc => Requests(rpc).Select(request => (rpc, request.Place, request.Send))).OrderBy(call => call.Place);
        foreach (var (rpc, place, send) in calls)
        {
            twin.Programme.Clock.Advance(TimeSpan.FromSeconds(1));
            var (code, text) = await send(twin, role, round, released);
            answers[$"{role} {place:00} {rpc.Service.Name}/{rpc.Name}"] = text;
            if (rpc.Name == "IssueSurveyCodes" && code == StatusCode.OK)
                twin.SurveyCodes = [.. IssueSurveyCodesResponse.Parser.ParseJson(text).Codes.Select(one => one.Code)];
            if (code == StatusCode.OK || (rpc.Service.Name == "AllocationService" && Final.Contains(code)) || rpc.Name == "ImportList")
                driven.Add($"{rpc.Service.Name}/{rpc.Name}");
        }
        return answers;
    }

    /// <summary>One change by its name.</summary>
    public static async Task SendAsync(ArmTwin twin, Role role, string rpc, ISet<string> driven)
    {
        var (code, text) = await AnswerAsync(twin, role, rpc);
        Assert.True(code == StatusCode.OK || Final.Contains(code), $"{role} {rpc}: {text}");
        driven.Add($"{ArmTwin.Named(rpc).Service.Name}/{rpc}");
    }

    /// <summary>The answer to one change by its name.</summary>
    public static Task<(StatusCode Code, string Text)> AnswerAsync(ArmTwin twin, Role role, string rpc) =>
        Requests(ArmTwin.Named(rpc)).First().Send(twin, role, 3, true);

    private delegate Task<(StatusCode Code, string Text)> Sending(ArmTwin twin, Role role, int round, bool released);

    private static IEnumerable<(int Place, Sending Send)> Requests(MethodDescriptor rpc)
    {
        foreach (var (place, json) in ChangeRequests.Of(rpc))
        {
            yield return (place, async (twin, role, round, released) =>
            {
                var request = ChangeRequests.Parse(rpc, json, await ValuesAsync(json, twin, role, round, released));
                return await EveryAnswer.TextAsync(rpc,
                    () => twin.Change(role, rpc, rpc.IsClientStreaming ? [rpc.EmptyRequest(), request] : [request]));
            }
            );
        }
        if (ChangedLists.Place(rpc.Name) is { } at)
        {
            yield return (at, (twin, role, round, released) => EveryAnswer.TextAsync(rpc, () => twin.Change(role, rpc,
                twin.FileOf(rpc.Name, ChangedLists.Text(rpc.Name, twin, round, released), ChangedLists.First(rpc)))));
        }
    }

    private static async Task<Dictionary<string, string>> ValuesAsync(string json, ArmTwin twin, Role role, int round, bool released)
    {
        var school = twin.Made.Schools.First(one => one.LaCode == "350");
        var treated = twin.Delivering(released);
        var number = (10 * round) + (int)role;
        var values = new Dictionary<string, string>
        {
            ["n"] = $"{number}",
            ["nn"] = $"{1 + (number % 27):00}",
            ["64"] = number.ToString("x64", CultureInfo.InvariantCulture),
            ["la"] = "350",
            ["urn"] = school.Urn,
            ["lead"] = school.Lead,
            ["neighbour"] = twin.Made.Schools.Last(one => one.LaCode == "350").Urn,
            ["treated"] = treated.Urn,
            ["their lead"] = treated.Lead,
            ["second"] = released ? twin.Made.School(twin.Treated, "350", 1).Urn : "none",
            ["return"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(MadeReturns.Text(twin.Made, "350", "2021-11", number))),
        };
        foreach (var id in GivenIds.All.Where(id => json.Contains($"{{{id.Key}}}", StringComparison.Ordinal)))
            values[id.Key] = await id.Value(twin, values) ?? "none";
        return values;
    }
}
