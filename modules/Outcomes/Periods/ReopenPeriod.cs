using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    public override async Task<ReopenPeriodResponse> ReopenPeriod(ReopenPeriodRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.LaCode("la_code", request.LaCode);
        fields.Month("reporting_month", request.ReportingMonth);
        fields.Reason("reason", request.Reason);
        fields.ThrowIfAny();

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            await writing.RequireUnlockedAsync(cancel);
            var last = await LastApprovalAsync(writing, request.LaCode, request.ReportingMonth, cancel);
            if (last is not { ReopenedAt: null })
                throw Faults.NotFound("approved period", $"{request.LaCode} {request.ReportingMonth}");
            var reopened = last with
            {
                ReopenedAt = clock.GetUtcNow(),
                ReopenedBy = Caller.Of(context).Subject,
                ReopenedFor = request.Reason.Trim()
            };
            writing.Update(reopened);
            await AnnotateAsync(writing, last.LaCode, FirstOf(last.Month), AnnotationKind.PeriodReopened,
                $"{last.Month} was reopened after version {last.Version} had been approved. Reason: {reopened.ReopenedFor}", cancel);
            return new ReopenPeriodResponse { Approval = reopened.ToMessage() };
        });
    }
}
