using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<WithdrawSchoolResponse> WithdrawSchool(WithdrawSchoolRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Day("withdrawn_on", request.WithdrawnOn);
        fields.OneOf("scope", request.Scope);
        fields.OpenCode("reason", request.Reason, "workload or school_closed");
        fields.ThrowIfAny();

        await using var all = store.Read(Scope.All);
        var laCode = (await SchoolsByDayAsync(context, request.Urn)).Required(request.Urn, request.WithdrawnOn.ToDateOnly());
        if (!await all.ListedSchools.AnyAsync(row => row.Urn == request.Urn, context.CancellationToken))
            throw Faults.Precondition(Reasons.NotRandomised, request.Urn,
                $"School {request.Urn} is not on the frozen list: only a randomised school can withdraw.");
        if (await all.Withdrawals.AnyAsync(row => row.Urn == request.Urn && row.Scope == request.Scope, context.CancellationToken))
            throw Faults.AlreadyExists($"School {request.Urn} has withdrawn from that already.");

        var withdrawal = new WithdrawalRow
        {
            Urn = request.Urn,
            LaCode = laCode,
            Scope = request.Scope,
            WithdrawnOn = request.WithdrawnOn.ToDateOnly(),
            Reason = request.Reason,
        };
        return await commit.SaveAsync(context, request, new WithdrawSchoolResponse { Withdrawal = withdrawal.ToMessage() },
            writing => writing.Add(withdrawal));
    }
}
