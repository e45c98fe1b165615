using Grpc.Core;
using Microsoft.EntityFrameworkCore;
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

        var (treated, listed) = await SchoolsAsync(context.CancellationToken);
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            if (!await writing.CostLines.AnyAsync(row => row.LaCode == request.LaCode && row.PeriodStartOn >= period.FirstOn
                && row.PeriodStartOn <= period.LastOn, cancel))
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
                Period = await StateAsync(writing, request.LaCode, period, listed, found, row, cancel),
            };
        });
    }
}
