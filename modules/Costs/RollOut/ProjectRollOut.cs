using Grpc.Core;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class EconomicsHandler
{
    public override async Task<ProjectRollOutResponse> ProjectRollOut(ProjectRollOutRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        RollOutInputs.Check(fields, request);
        fields.OptionalDay("as_of", request.AsOf);
        fields.ThrowIfAny();

        var mayKnow = await enrolment.MayKnowArmsAsync(Caller.Of(context), context.CancellationToken);
        if (!mayKnow && request.Measured.Count > 0)
            throw Faults.NotUnmasked();
        var reach = mayKnow ? (await reaches.LoadAsync(trial.AsOf(request.AsOf, clock), context.CancellationToken))[""] : null;

        var planned = await analysis.LockedEconomicsAsync(context.CancellationToken);
        var projection = RollOut.Project(RollOutInputs.Of(request, reach), planned.DiscountRate);
        if (reach is not null)
            projection.SchoolsPerSupervisorHere.AddRange(reach.Time.SchoolsPerSupervisor);
        if (reach is not null && RollOutInputs.MedianServed(reach.Time) is { } median)
            projection.MedianSchoolsPerSupervisorHere = median;
        return projection;
    }
}
