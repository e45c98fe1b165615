using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<GetSchoolResponse> GetSchool(GetSchoolRequest request, ServerCallContext context)
    {
        var day = request.AsOf?.ToDateOnly();

        var known = await schools.GetAsync((request.Urn, day, TrialDay(day), Caller.Of(context).Scope.Key), async asked =>
        {
            await using var db = store.Read(context);
            return await db.Known(db.Register.InForce(asked.Day).Where(row => row.Urn == asked.Urn), asked.Day, asked.TrialDay)
                .SingleOrDefaultAsync(context.CancellationToken);
        }) ?? throw Faults.NotFound("school", request.Urn);

        return new GetSchoolResponse { School = Describe(known) };
    }
}
