using Grpc.Core;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostPeriodsHandler
{
    public override async Task<ReopenCostsResponse> ReopenCosts(ReopenCostsRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        var period = CheckPeriod(fields, request.LaCode, request.Period);
        fields.Reason("reason", request.Reason);
        fields.ThrowIfAny();

        var (treated, listed) = await SchoolsAsync(context.CancellationToken);
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var last = await SubmittedAsync(writing, request.LaCode, period, cancel);
            var reopened = last with
            {
                ReopenedBy = Caller.Of(context).Person!,
                ReopenedAt = clock.GetUtcNow(),
                ReopenedFor = request.Reason.Trim(),
            };
            writing.Update(reopened);
            var found = await QueriesAsync(writing, treated, request.LaCode, period, cancel);
            return new ReopenCostsResponse
            {
                Period = await StateAsync(writing, request.LaCode, period, listed, found, reopened, cancel),
            };
        });
    }
}
