using Grpc.Core;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostPeriodsHandler
{
    public override async Task<SubmitCostsResponse> SubmitCosts(SubmitCostsRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        var period = CheckPeriod(fields, request.LaCode, request.Period);
        fields.ThrowIfAny();

        var treated = await queries.TreatedAsync(context.CancellationToken);
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var lines = await LinesAsync(writing, request.LaCode, period, cancel);
            if (lines.Count == 0)
                throw Faults.NotFound("cost line", $"of {Named(request.LaCode)} in {period.Code}");
            var last = await LastAsync(writing, request.LaCode, period, cancel);
            if (last is { ReopenedAt: null })
                throw Faults.AlreadyExists($"Costs of {Named(request.LaCode)} for {period.Code} are submitted already.");
            var row = new CostSubmissionRow
            {
                LaCode = request.LaCode,
                Period = period.Code,
                Number = (last?.Number ?? 0) + 1,
                SubmittedBy = Caller.Of(context).Person!,
                SubmittedAt = clock.GetUtcNow(),
            };
            writing.Add(row);
            var found = await QueriesAsync(writing, treated, request.LaCode, period, cancel);
            return new SubmitCostsResponse
            {
                Period = CostPeriodStates.Of(request.LaCode, period, lines, found, row, clock.Today()),
            };
        });
    }
}
