using Grpc.Core;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;
using Periods = Programme.Outcomes.V1.OutcomesService.OutcomesServiceClient;
using Schedules = Programme.Delivery.V1.ScheduleService.ScheduleServiceClient;

namespace Programme.Tests;

/// <summary>Ids that a host gave out, by the names that requests have for them. They are random, so the first of several is not by
/// them.</summary>
internal static class GivenIds
{
    public static readonly IReadOnlyDictionary<string, Func<ArmTwin, IReadOnlyDictionary<string, string>, Task<string?>>> All =
        new Dictionary<string, Func<ArmTwin, IReadOnlyDictionary<string, string>, Task<string?>>>
        {
            ["list"] = async (twin, _) =>
                (await new AllocationService.AllocationServiceClient(Calls(twin)).GetListAsync(new())).List.ListHash,
            ["post"] = async (twin, values) => (await new EnrolmentService.EnrolmentServiceClient(Calls(twin))
                .ListPostsAsync(new() { Urn = values["urn"] })).Posts
                .Where(post => post.EndedOn is null && post.LeadRef.StartsWith('N')).MinBy(post => post.LeadRef)?.PostId,
            ["key"] = async (twin, _) =>
                (await KeysAsync(twin)).FirstOrDefault(key => key.Subject.StartsWith('k') && key.ActivatedAt is null)?.KeyId,
            ["revoked"] = async (twin, _) => (await KeysAsync(twin)).FirstOrDefault(key =>
                key.Subject.StartsWith("revoked", StringComparison.Ordinal) && key.RevokedAt is null)?.KeyId,
            ["caseload"] = async (twin, values) => (await new Schedules(Calls(twin)).ListCaseloadsAsync(new())).Caseloads
                .Where(one => one.Urn == values["treated"])
                .MinBy(one => $"{GivenSchedule.Text(one.StartsOn)} {GivenSchedule.Text(one.EndsOn)}")?.CaseloadRef,
            ["feed"] = async (twin, _) => (await new Schedules(Calls(twin)).ListCalendarFeedsAsync(new())).Feeds
                .Where(feed => feed.RevokedAt is null).MinBy(feed => feed.IssuedAt.ToDateTimeOffset())?.FeedRef,
            ["etag"] = async (twin, values) => (await new DeliveryService.DeliveryServiceClient(Calls(twin))
                .ListSessionsAsync(new() { LaCode = "350", PageSize = 1_000 })).Sessions
                .FirstOrDefault(session => session.SessionRef == $"W{values["n"]}")?.Etag,
            ["code"] = (twin, _) => Task.FromResult<string?>(twin.SurveyCodes[^1]),
            ["plan"] = async (twin, _) => await PlanAsync(twin),
            ["version"] = async (twin, _) => $"{1 + (await new Periods(Calls(twin)).ListReturnsAsync(new() { LaCode = "350" })).Returns
                .Count(row => row.ReportingMonth == "2021-11")}",
            ["query"] = async (twin, _) => $"{(await QueryAsync(twin))?.Number ?? 1}",
            ["of query"] = async (twin, _) => $"{(await QueryAsync(twin))?.Version ?? 1}",
        };

    private static CallInvoker Calls(ArmTwin twin) => twin.Programme.Invoker();

    private static async Task<IEnumerable<ApiKey>> KeysAsync(ArmTwin twin) =>
        (await new AccessService.AccessServiceClient(Calls(twin)).ListApiKeysAsync(new() { PageSize = 1_000 })).ApiKeys;

    private static async Task<string?> PlanAsync(ArmTwin twin)
    {
        try
        {
            return (await new AnalysisService.AnalysisServiceClient(Calls(twin)).GetPlanAsync(new())).Plan.Sha256;
        }
        catch (RpcException refusal) when (refusal.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    private static async Task<Query?> QueryAsync(ArmTwin twin) =>
        (await new ReturnsService.ReturnsServiceClient(Calls(twin)).ListQueriesAsync(new() { LaCode = "350" })).Queries.FirstOrDefault();
}
