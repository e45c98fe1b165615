using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Instruments;
using Programme.Instruments.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    public override async Task<RecordWaveResponse> RecordWave(RecordWaveRequest request, ServerCallContext context)
    {
        var wave = CheckWave(request.Wave ?? new FeedbackWave());

        await using var db = store.Read(context);
        var instrument = await InstrumentAsync(db, wave.InstrumentCode, wave.InstrumentVersion, context.CancellationToken);
        var fields = new FieldProblems();
        fields.AddIf(!wave.Kinds.All(instrument.RespondentKinds.Contains), "wave.respondent_kinds", FieldCodes.NotOfInstrument,
            "only those who answer its instrument are expected.");
        fields.ThrowIfAny();

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            if (await writing.Feedback.AnyAsync(row => row.Wave == wave.Wave
                && (row.InstrumentCode != wave.InstrumentCode || row.InstrumentVersion != wave.InstrumentVersion), cancel))
                throw Faults.Precondition(Reasons.InstrumentFinal, wave.Wave,
                    $"The wave {wave.Wave} was answered on another instrument. Record another wave for this one.");
            if (await writing.Waves.SingleOrDefaultAsync(row => row.Wave == wave.Wave, cancel) is { } before)
                writing.Entry(before).CurrentValues.SetValues(wave);
            else
                writing.Add(wave);
            return new RecordWaveResponse { Wave = wave.ToMessage(usual: false) };
        });
    }

    private static WaveRow CheckWave(FeedbackWave wave)
    {
        var fields = new FieldProblems();
        fields.AddIf(!InstrumentRules.IsCode(wave.Wave), "wave.wave", FieldCodes.NotACode,
            "a code of up to 64 lower-case letters, digits or _ is expected, for example midpoint.");
        fields.Needed("wave.instrument_code", wave.InstrumentCode);
        var (opens, closes) = (fields.Day("wave.opens_on", wave.OpensOn), fields.Day("wave.closes_on", wave.ClosesOn));
        fields.AddIf(closes < opens, "wave.closes_on", FieldCodes.BeforeStart, "a last day that is not before the first is expected.");
        fields.AddIf(wave.RespondentKinds.Count == 0
            || wave.RespondentKinds.Any(kind => kind is not (RespondentKind.Dsl or RespondentKind.Supervisor)),
            "wave.respondent_kinds", FieldCodes.UnknownCode, "Dsl, Supervisor or both are expected.");
        fields.OneOf("wave.audience", wave.Audience);
        fields.ThrowIfAny();
        return new WaveRow
        {
            Wave = wave.Wave,
            InstrumentCode = wave.InstrumentCode,
            InstrumentVersion = wave.InstrumentVersion,
            OpensOn = opens,
            ClosesOn = closes,
            AsksLeads = wave.RespondentKinds.Contains(RespondentKind.Dsl),
            AsksSupervisors = wave.RespondentKinds.Contains(RespondentKind.Supervisor),
            Audience = wave.Audience,
        };
    }
}
