using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.Data;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<GetSchoolResponse> GetSchool(GetSchoolRequest request, ServerCallContext context)
    {
        var day = request.AsOf?.ToDateOnly();

        await using var db = store.Read(context);
        var row = await db.Register.InForce(day).SingleOrDefaultAsync(row => row.Urn == request.Urn, context.CancellationToken)
            ?? throw Faults.NotFound("school", request.Urn);

        return new GetSchoolResponse { School = (await DescribeAsync(db, [row], day, context.CancellationToken))[0] };
    }
}
