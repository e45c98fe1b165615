using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class PeopleHandler
{
    public override async Task<RecordObjectionResponse> RecordObjection(RecordObjectionRequest request, ServerCallContext context)
    {
        RequestChecks.ThrowIfAny(
            Reference(request.PersonRef),
            RequestChecks.Day("objected_on", request.ObjectedOn),
            RequestChecks.Chosen("decision", request.Decision),
            RequestChecks.Chosen("reason", request.Reason),
            RequestChecks.Day("decided_on", request.DecidedOn));
        var objection = new ObjectionRow
        {
            PersonRef = request.PersonRef,
            ObjectedOn = request.ObjectedOn.ToDateOnly(),
            Decision = request.Decision,
            Reason = request.Reason,
            DecidedOn = request.DecidedOn.ToDateOnly(),
        };
        RequestChecks.ThrowIfAny(Consistent(objection));

        await using var db = store.Read(context);
        await db.KindOfAsync(request.PersonRef, context.CancellationToken);

        return await commit.SaveAsync(context, request, new RecordObjectionResponse { Objection = objection.ToMessage() }, writing => writing.Add(objection));
    }

    /// <summary>The law's reasons to go on are reasons to decline.</summary>
    private static IEnumerable<Problem> Consistent(ObjectionRow objection)
    {
        if (objection.Decision == ObjectionDecision.Accepted != (objection.Reason == ObjectionReason.ParticularSituation))
            yield return new("reason", "OTHER_DECISION", "ParticularSituation goes with an objection that is accepted, the others with one that is declined.");
        if (objection.DecidedOn < objection.ObjectedOn)
            yield return new("decided_on", "BEFORE_OBJECTION", $"a day from {objection.ObjectedOn:yyyy-MM-dd} on is expected.");
    }
}
