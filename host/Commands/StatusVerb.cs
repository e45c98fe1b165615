using Grpc.Core;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Report.V1;
using Spectre.Console;

namespace Programme.Host;

/// <summary>Prints the progress of the programme.</summary>
internal static class StatusVerb
{
    public static async Task<int> RunAsync(Target target, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var facts = await FactsAsync(session.Calls, cancel);
        if (target.Json)
        {
            Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(facts, Texts.Json));
            return ExitCodes.Done;
        }
        var table = new Table().HideHeaders().AddColumns("", "");
        foreach (var (name, value) in facts)
            table.Row(name, value);
        Texts.Write(table);
        if (await NextAsync(session.Calls, cancel) is { } next)
            NextVerb.Say(next.Steps);
        return ExitCodes.Done;
    }

    private static async Task<GetNextStepsResponse?> NextAsync(CallInvoker calls, CancellationToken cancel)
    {
        try
        {
            return await NextVerb.StepsAsync(calls, cancel);
        }
        catch (RpcException refusal) when (refusal.StatusCode == StatusCode.PermissionDenied)
        {
            return null;
        }
    }

    /// <summary>Name and value of each fact; of what the caller may not read, that it is so.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FactsAsync(CallInvoker calls, CancellationToken cancel)
    {
        var enrolment = new EnrolmentService.EnrolmentServiceClient(calls);
        var allocation = new AllocationService.AllocationServiceClient(calls);
        var delivery = new DeliveryService.DeliveryServiceClient(calls);
        var outcomes = new OutcomesService.OutcomesServiceClient(calls);
        var access = new AccessService.AccessServiceClient(calls);
        return new Dictionary<string, string>
        {
            ["Authorities"] = await ToldAsync(Authorities.AllAsync(calls, cancel), all => $"{all.Count:N0}"),
            ["Register"] = await ToldAsync(enrolment.SummariseRegisterAsync(new(), cancellationToken: cancel).ResponseAsync,
                register => register.Rows == 0 ? "not imported"
                    : $"{register.Rows:N0} establishments as of {Texts.Day(register.ExtractOn)}, {register.Eligible:N0} eligible"),
            ["List"] = await ToldAsync(allocation.GetListAsync(new(), cancellationToken: cancel).ResponseAsync,
                answer => answer.List is { } list ? $"{list.Schools:N0} schools, {list.ListHash}" : "not frozen"),
            ["Allocation"] = await ToldAsync(allocation.GetListAsync(new(), cancellationToken: cancel).ResponseAsync,
                answer => AllocationOf(answer.List)),
            ["Overrides"] = await ToldAsync(OverrideTexts.StandingAsync(calls, cancel),
                standing => string.Join(" ", standing.DefaultIfEmpty("none"))),
            ["Sessions"] = await ToldAsync(delivery.SummariseSessionsAsync(new(), cancellationToken: cancel).ResponseAsync,
                sessions => $"{sessions.Overall.Delivered:N0} delivered of {sessions.Overall.Due:N0} due"),
            ["Returns"] = await ToldAsync(outcomes.SummariseReturnsAsync(new(), cancellationToken: cancel).ResponseAsync,
                returns => $"{returns.Received:N0} received of {returns.Expected:N0} expected"),
            ["Audit"] = await ToldAsync(access.VerifyAuditAsync(new(), cancellationToken: cancel).ResponseAsync, audit => audit.Sound
                ? $"sound, {audit.Chains.Sum(chain => chain.Rows):N0} rows" : "BROKEN: run programme verify"),
        };
    }

    private static async Task<string> ToldAsync<TAnswer>(Task<TAnswer> asked, Func<TAnswer, string> tell)
    {
        try
        {
            return tell(await asked);
        }
        catch (RpcException refusal) when (refusal.StatusCode == StatusCode.PermissionDenied)
        {
            return "not for this key";
        }
    }

    private static string AllocationOf(FrozenList? list) => list switch
    {
        { Caution.Length: > 0 } => list.Caution,
        { DrawnAt: { } at } => $"batch {list.Batch} drawn here, {Texts.Day(at)}",
        _ => "not drawn",
    };
}
