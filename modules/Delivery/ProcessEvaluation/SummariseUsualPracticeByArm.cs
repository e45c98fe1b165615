using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    public override async Task<SummariseUsualPracticeByArmResponse> SummariseUsualPracticeByArm(SummariseUsualPracticeByArmRequest request,
        ServerCallContext context)
    {
        var asOf = CheckAsOf(request.AsOf);
        var unmasking = await enrolment.UnmaskingAsync(context.CancellationToken);
        if (unmasking.State != UnmaskingState.Confirmed)
            throw Faults.NotUnmasked();

        var arms = (await enrolment.ArmsAsync("", context.CancellationToken)).ToDictionary(school => school.Urn, school => school.Arm);
        await using var db = store.Read(context);
        var rows = (await db.UsualPractice.Where(row => row.RecordedOn <= asOf).ToListAsync(context.CancellationToken))
            .ToLookup(row => (arms.GetValueOrDefault(row.Urn), row.Point));

        return new SummariseUsualPracticeByArmResponse
        {
            Unmasking = unmasking,
            Arms =
            {
                new[] { Arm.Intervention, Arm.Control }.SelectMany(arm => Points.Select(point => new ArmPractice
                {
                    Arm = arm,
                    Practice = PracticeSummaries.Of("", point, arms.Values.Count(one => one == arm), [.. rows[(arm, point)]]),
                })),
            },
        };
    }
}
