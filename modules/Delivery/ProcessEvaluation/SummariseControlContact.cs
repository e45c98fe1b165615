using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    public override async Task<SummariseControlContactResponse> SummariseControlContact(SummariseControlContactRequest request,
        ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.OneOf("period", request.Period, optional: true);
        fields.ThrowIfAny();
        var asOf = CheckAsOf(request.AsOf);

        var arms = await enrolment.ArmsAsync("", context.CancellationToken);
        var posts = await enrolment.PostsHeldAsync(context.CancellationToken);
        await using var db = store.Read(context);
        var held = await Tallies.HeldAsync(db, asOf, context.CancellationToken);
        var presences = await Tallies.PresencesAsync(db, context.CancellationToken);

        var controls = arms.Where(school => school.Arm == Arm.Control).ToDictionary(school => school.Urn, school => school.LaCode);
        var schools = controls.CountBy(school => school.Value).OrderBy(la => la.Key, StringComparer.Ordinal).ToList();
        var response = new SummariseControlContactResponse { Definition = ProcessMeasures.ControlContact };
        foreach (var window in ProcessPeriods.Of(trial, request.Period, asOf))
        {
            var exposed = new OwnLeads(held.Where(session => window.Has(session.HeldOn)), presences, posts)
                .Exposed(controls.Keys.ToHashSet()).CountBy(urn => controls[urn]).ToDictionary();
            response.ControlContact.AddRange(schools.Select(la =>
                MeasureAmount.Of(exposed.GetValueOrDefault(la.Key), la.Value)
                .ToMessage(ProcessMeasures.ControlContact.Code, la.Key, window.Label)));
        }
        return response;
    }
}
