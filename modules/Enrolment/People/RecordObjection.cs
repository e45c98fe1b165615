using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class PeopleHandler
{
    public override async Task<RecordObjectionResponse> RecordObjection(RecordObjectionRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Reference("person_ref", request.PersonRef);
        fields.Day("objected_on", request.ObjectedOn);
        fields.OneOf("decision", request.Decision);
        fields.OneOf("reason", request.Reason);
        fields.Day("decided_on", request.DecidedOn);
        fields.ThrowIfAny();
        var objection = new ObjectionRow
        {
            PersonRef = request.PersonRef,
            ObjectedOn = request.ObjectedOn.ToDateOnly(),
            Decision = request.Decision,
            Reason = request.Reason,
            DecidedOn = request.DecidedOn.ToDateOnly(),
        };
        FieldProblems.ThrowIfAny(Consistent(objection));

        await using var db = store.Read(context);
        await db.KindOfAsync(request.PersonRef, context.CancellationToken);

        return await commit.SaveAsync(context, request, new RecordObjectionResponse { Objection = objection.ToMessage() },
            writing => writing.Add(objection));
    }

    /// <summary>The law's reasons to go on are reasons to decline.</summary>
    private static IEnumerable<Problem> Consistent(ObjectionRow objection)
    {
        if (objection.Decision == ObjectionDecision.Accepted != (objection.Reason == ObjectionReason.ParticularSituation))
            yield return new("reason", FieldCodes.OtherDecision,
                "ParticularSituation goes with an objection that is accepted, the others with one that is declined.");
        if (objection.DecidedOn < objection.ObjectedOn)
            yield return new("decided_on", FieldCodes.BeforeObjection, $"a day from {objection.ObjectedOn:yyyy-MM-dd} on is expected.");
    }
}
