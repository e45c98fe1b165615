using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Refuses acts that cannot be undone while something that they require is missing, unless two persons decided to go without it.
/// The facts are of several modules, which cannot all ask each other: so the host asks, as in decision 0087. The operator on the machine
/// is not refused; what the act went without is recorded. Decision 0118.</summary>
internal sealed class ActGate([FromKeyedServices("host")] CallInvoker calls, Store<AccessDb> store, Commit<AccessDb> commit, Trial trial,
    TimeProvider clock) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation) =>
        ActRules.ByMethod.TryGetValue(context.Method, out var act)
            ? ServeAsync(act, request as IMessage, context, () => continuation(request, context)) : continuation(request, context);

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        ActRules.ByMethod.TryGetValue(context.Method, out var act)
            ? ServeAsync(act, null, context, () => continuation(requestStream, context)) : continuation(requestStream, context);

    private async Task<TResponse> ServeAsync<TResponse>(TrialAct act, IMessage? request, ServerCallContext context,
        Func<Task<TResponse>> answer)
        where TResponse : class
    {
        var facts = await StepFacts.LoadAsync(calls, trial, clock, context.CancellationToken);
        var (missing, subject) = (ActRules.Missing(act, facts, ActRules.AuthoritiesOf(request)), ActRules.SubjectOf(act, facts));
        var isOperator = Caller.Of(context).Role == Role.Local;
        if (missing.Count > 0 && !isOperator && !await IsOverriddenAsync(act, subject, missing, context.CancellationToken))
            throw Refusal(missing);
        var response = await answer();
        var isCheck = request is not null && Change.IsCheck(request);
        if (isOperator && missing.Count > 0 && !isCheck && ActRules.IsDone(response))
            await RecordAsync(act, subject, missing, context);
        return response;
    }

    private async Task<bool> IsOverriddenAsync(TrialAct act, string subject, IReadOnlyList<MissingFact> missing, CancellationToken cancel)
    {
        await using var db = store.Read(Scope.All);
        return (await db.Overrides.Where(row => row.Act == act).ToListAsync(cancel)).Exists(row => row.Covers(act, subject, missing));
    }

    private static RpcException Refusal(IReadOnlyList<MissingFact> missing) => Faults.NotReady(
        $"{string.Join(' ', missing.Select(fact => fact.Text))} Complete it, or let two persons decide to go without it, with a reason "
            + "(ProposeOverride, ConfirmOverride).",
        missing.Select(fact => (fact.Code, fact.Count, fact.Text)));

    private async Task RecordAsync(TrialAct act, string subject, IReadOnlyList<MissingFact> missing, ServerCallContext context)
    {
        var (by, at) = (Caller.Of(context), clock.GetUtcNow());
        var details = JsonSerializer.Serialize(missing.ToDictionary(fact => fact.Code, fact => fact.Count));
        // The act is done, and so this is kept also when the caller has gone.
        var change = new Change(by, context.Method, "", [], CancellationToken.None) { Details = details };
        await commit.SaveAsync(change, async (writing, cancel) =>
        {
            var row = await OverrideRow.NextAsync(writing, act, subject, missing, by.Who, at, cancel) with { ByOperator = true };
            writing.Add(row);
            return new ProposeOverrideResponse { Override = row.ToMessage() };
        });
    }
}
