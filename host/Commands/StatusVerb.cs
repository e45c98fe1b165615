using Grpc.Core;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;
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
        NextVerb.Say((await NextVerb.StepsAsync(session.Calls, cancel)).Steps);
        return ExitCodes.Done;
    }

    /// <summary>Name and value of each fact.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FactsAsync(CallInvoker calls, CancellationToken cancel)
    {
        var enrolment = new EnrolmentService.EnrolmentServiceClient(calls);
        var register = await enrolment.SummariseRegisterAsync(new(), cancellationToken: cancel);
        var authorities = await Authorities.AllAsync(calls, cancel);
        var list = (await new AllocationService.AllocationServiceClient(calls).GetListAsync(new(), cancellationToken: cancel)).List;
        var sessions =
            (await new DeliveryService.DeliveryServiceClient(calls).SummariseSessionsAsync(new(), cancellationToken: cancel)).Overall;
        var returns = await new OutcomesService.OutcomesServiceClient(calls).SummariseReturnsAsync(new(), cancellationToken: cancel);
        var audit = await new AccessService.AccessServiceClient(calls).VerifyAuditAsync(new(), cancellationToken: cancel);
        return new Dictionary<string, string>
        {
            ["Authorities"] = $"{authorities.Count:N0}",
            ["Register"] = register.Rows == 0 ? "not imported"
                : $"{register.Rows:N0} establishments as of {Texts.Day(register.ExtractOn)}, {register.Eligible:N0} eligible",
            ["List"] = list is null ? "not frozen" : $"{list.Schools:N0} schools, {list.ListHash}",
            ["Allocation"] = AllocationOf(list),
            ["Sessions"] = $"{sessions.Delivered:N0} delivered of {sessions.Expected:N0} expected",
            ["Returns"] = $"{returns.Received:N0} received of {returns.Expected:N0} expected",
            ["Audit"] = audit.Sound ? $"sound, {audit.Chains.Sum(chain => chain.Rows):N0} rows" : "BROKEN: run programme verify",
        };
    }

    private static string AllocationOf(FrozenList? list) => list switch
    {
        { Caution.Length: > 0 } => list.Caution,
        { DrawnAt: { } at } => $"batch {list.Batch} drawn here, {Texts.Day(at)}",
        _ => "not drawn",
    };
}
