using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<RecordBaselineResponse> RecordBaseline(RecordBaselineRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        var completedOn = fields.DayUpTo(clock.Today(), "completed_on", request.CompletedOn);
        fields.ThrowIfAny();

        var schools = await SchoolsByDayAsync(context, request.Urn);
        var baseline = new BaselineRow
        {
            Urn = request.Urn,
            LaCode = schools.Required(request.Urn, completedOn),
            CompletedOn = completedOn,
        };

        return await commit.SaveAsync(context, request, new RecordBaselineResponse { Baseline = baseline.ToMessage() },
            writing => writing.Add(baseline));
    }
}
