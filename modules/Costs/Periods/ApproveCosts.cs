using Grpc.Core;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostPeriodsHandler
{
    public override async Task<ApproveCostsResponse> ApproveCosts(ApproveCostsRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        var period = CheckPeriod(fields, request.LaCode, request.Period);
        fields.ThrowIfAny();

        var (treated, listed) = await SchoolsAsync(context.CancellationToken);
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var last = await SubmittedAsync(writing, request.LaCode, period, cancel);
            if (last.ApprovedAt is not null)
                throw Faults.AlreadyExists($"Costs of {Named(request.LaCode)} for {period.Code} are approved already.");
            Caller.Of(context).RefuseUnlessSecond(last.SubmittedBy);
            var found = await QueriesAsync(writing, treated, request.LaCode, period, cancel);
            if (found.Count(query => query.Answer is null) is > 0 and var open)
                throw Faults.Precondition(Reasons.QueriesOpen, $"costPeriods/{request.LaCode}/{period.Code}",
                    $"Queries without a reason: {open}. Reopen the period and correct the lines, or give a reason for each, before "
                        + $"{period.Code} of {Named(request.LaCode)} is approved.");
            var approved = last with { ApprovedBy = Caller.Of(context).Person!, ApprovedAt = clock.GetUtcNow() };
            writing.Update(approved);
            return new ApproveCostsResponse
            {
                Period = await StateAsync(writing, request.LaCode, period, listed, found, approved, cancel),
            };
        });
    }
}
