using Google.Protobuf.Collections;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>Puts the marks of locks that were opened after the unmasking into answers by arm of modules that do not know the locks:
/// Outcomes has them and calls these modules, so they cannot ask it. No marks, no answer. Decision 0087.</summary>
internal sealed class LockMarks([FromKeyedServices("host")] PeriodsService.PeriodsServiceClient periods) : Interceptor
{
    /// <summary>Where the answers that get marks have them.</summary>
    private static readonly Dictionary<Type, Func<object, RepeatedField<string>>> MarksOf = new()
    {
        [typeof(SummariseTurnoverByArmResponse)] = answer => ((SummariseTurnoverByArmResponse)answer).Marks,
        [typeof(SummariseUsualPracticeByArmResponse)] = answer => ((SummariseUsualPracticeByArmResponse)answer).Marks,
    };

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation) => MarksOf.TryGetValue(typeof(TResponse), out var marksOf)
            ? MarkedAsync(continuation(request, context), marksOf, context) : continuation(request, context);

    private async Task<TResponse> MarkedAsync<TResponse>(Task<TResponse> answer, Func<object, RepeatedField<string>> marksOf,
        ServerCallContext context)
        where TResponse : class
    {
        var response = await answer;
        // Asked for after the answer: a lock that was opened while it was read is marked, too.
        marksOf(response).AddRange((await periods.GetLockMarksAsync(new(), cancellationToken: context.CancellationToken)).Marks);
        return response;
    }
}
