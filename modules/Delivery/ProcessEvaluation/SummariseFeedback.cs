using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    public override async Task<SummariseFeedbackResponse> SummariseFeedback(SummariseFeedbackRequest request, ServerCallContext context)
    {
        var asOf = CheckAsOf(request.AsOf);

        await RefuseBlindedAsync(context);

        await using var db = store.Read(context);
        var groups = await feedback.LoadAsync(db, asOf, null, context.CancellationToken);
        var authorities = (await enrolment.AuthoritiesAsync(context.CancellationToken)).Select(authority => authority.LaCode)
            .Order(StringComparer.Ordinal).ToList();
        // Sums over some authorities, beside sums over others, would give single ones away.
        var everything = Caller.Of(context).Scope.Everything;

        return new SummariseFeedbackResponse
        {
            Groups =
            {
                groups.Where(group => request.Wave.Length == 0 || group.Wave.Wave == request.Wave)
                    .SelectMany(group => everything ? authorities.Select(group.Of).Append(group.Over(authorities))
                        : authorities.Select(group.Of)),
            },
            Definition = FeedbackGroups.Definition,
        };
    }
}
