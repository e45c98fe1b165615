using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    public override async Task<ApprovePeriodResponse> ApprovePeriod(ApprovePeriodRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.LaCode("la_code", request.LaCode);
        fields.Month("reporting_month", request.ReportingMonth);
        fields.ThrowIfAny();

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            await writing.RequireUnlockedAsync(cancel);
            var version = await writing.Returns.Where(row => row.LaCode == request.LaCode && row.Month == request.ReportingMonth)
                .MaxAsync(row => (int?)row.Version, cancel)
                ?? throw Faults.NotFound("return", $"{request.LaCode} {request.ReportingMonth}");
            var last = await LastApprovalAsync(writing, request.LaCode, request.ReportingMonth, cancel);
            if (last is { ReopenedAt: null })
                throw Faults.AlreadyExists($"{request.ReportingMonth} of {request.LaCode} is approved already.");
            if (await writing.OpenQueries()
                .CountAsync(row => row.LaCode == request.LaCode && row.Month == request.ReportingMonth, cancel) is > 0 and var open)
                throw Faults.Precondition(Reasons.QueriesOpen, $"periods/{request.LaCode}/{request.ReportingMonth}",
                    $"Queries without a reason: {open}. Mend the return, or give a reason for each, before {request.ReportingMonth} of "
                        + $"{request.LaCode} is approved.");
            var approval = new ApprovalRow
            {
                LaCode = request.LaCode,
                Month = request.ReportingMonth,
                Number = (last?.Number ?? 0) + 1,
                Version = version,
                ApprovedBy = Caller.Of(context).Subject,
                ApprovedAt = clock.GetUtcNow(),
            };
            writing.Add(approval);
            return new ApprovePeriodResponse { Approval = approval.ToMessage() };
        });
    }

    private static Task<ApprovalRow?> LastApprovalAsync(OutcomesDb db, string laCode, string month, CancellationToken cancel) =>
        db.Approvals.AsNoTracking().Where(row => row.LaCode == laCode && row.Month == month).OrderByDescending(row => row.Number)
        .FirstOrDefaultAsync(cancel);
}
