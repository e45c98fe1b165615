using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Instruments;
using Programme.Instruments.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    public override async Task<RecordObservationResponse> RecordObservation(RecordObservationRequest request, ServerCallContext context)
    {
        var observation = request.Observation ?? new Observation();
        CheckReferences(observation);

        await using var db = store.Read(context);
        var session = await db.Sessions.SingleOrDefaultAsync(row => row.SessionRef == observation.SessionRef, context.CancellationToken)
            ?? throw Faults.NotFound("session", observation.SessionRef);
        var instrument = await InstrumentAsync(db, observation.InstrumentCode, observation.InstrumentVersion, context.CancellationToken);

        var after = Observed(observation, session, instrument);

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            if (await writing.Observations.SingleOrDefaultAsync(row => row.SessionRef == after.SessionRef
                && row.ObserverRef == after.ObserverRef, cancel) is { } before)
                writing.Entry(before).CurrentValues.SetValues(after);
            else
                writing.Add(after);
            return new RecordObservationResponse { Observation = after.ToMessage(instrument) };
        });
    }

    private static void CheckReferences(Observation observation)
    {
        var fields = new FieldProblems();
        fields.Needed("observation.session_ref", observation.SessionRef);
        fields.AddIf(!SessionCodes.IsReference(observation.ObserverRef), "observation.observer_ref", FieldCodes.NotAReference,
            "a reference of up to 64 letters, digits, full stops, - and _ is expected, never a name.");
        fields.Day("observation.observed_on", observation.ObservedOn);
        fields.Needed("observation.instrument_code", observation.InstrumentCode);
        fields.ThrowIfAny();
    }

    private static ObservationRow Observed(Observation observation, SessionRow session, Instrument instrument)
    {
        var fields = new FieldProblems();
        fields.AddIf(session.HeldOn is null, "observation.session_ref", FieldCodes.SessionNotHeld,
            "a session that was held is expected; record the session first.");
        fields.AddIf(session.HeldOn is { } held && held != observation.ObservedOn.ToDateOnly(), "observation.observed_on",
            FieldCodes.NotItsDay, "the day on which the session was held is expected.");
        fields.AddIf(!instrument.RespondentKinds.Contains(RespondentKind.Observer), "observation.instrument_code", FieldCodes.NotAChecklist,
            "an instrument for observers is expected.");
        fields.AddIf(observation.Answers.Count == 0, "observation.answers", FieldCodes.Missing, "answers are expected.");
        var answers = Answers.Read([instrument], observation.Answers,
            (path, code, expected) => fields.AddIf(true, $"observation.answers{path}", code, expected));
        fields.ThrowIfAny();
        return new ObservationRow
        {
            SessionRef = session.SessionRef,
            ObserverRef = observation.ObserverRef,
            LaCode = session.LaCode,
            ObservedOn = session.HeldOn!.Value,
            InstrumentCode = instrument.Code,
            InstrumentVersion = instrument.Version,
            Answers = Answers.Join(answers),
        };
    }
}
