using Grpc.Core;
using Programme.Delivery.Model;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<SummariseDoseResponse> SummariseDose(SummariseDoseRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Range("compliant_sessions", request.CompliantSessions, 0, 100);
        fields.ThrowIfAny();
        var asOf = CheckAsOf(request.AsOf);

        var arms = await enrolment.ArmsAsync("", context.CancellationToken);
        var posts = await enrolment.PostsHeldAsync(context.CancellationToken);
        await using var db = store.Read(context);
        var dose = new Dose(await Tallies.HeldAsync(db, asOf, context.CancellationToken), await Tallies.PresencesAsync(db, context.CancellationToken), posts);

        var threshold = request.CompliantSessions == 0 ? Dose.UsualThreshold : request.CompliantSessions;
        var treated = arms.Where(school => school.Arm == Arm.Intervention).OrderBy(school => school.Urn, StringComparer.Ordinal);
        var controls = arms.Where(school => school.Arm == Arm.Control).Select(school => school.Urn).ToHashSet();

        return new SummariseDoseResponse
        {
            Schools = { treated.Select(school => dose.Of(school, threshold)) },
            ExposedControlUrns = { dose.Exposed(controls) },
            ComplianceRule = Dose.Rule(threshold),
        };
    }
}
