using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Instruments;
using Programme.Instruments.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler
{
    private const int LongestTitle = 200;

    public override async Task<RecordSurveyWaveResponse> RecordSurveyWave(RecordSurveyWaveRequest request, ServerCallContext context)
    {
        var wave = CheckWave(request.Wave ?? new SurveyWave());

        await using var db = store.Read(context);
        CheckQuestions(request.Wave!, await SurveyInstruments.AllAsync(db, context.CancellationToken));

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            await writing.RequireUnlockedAsync(cancel);
            var before = (await SurveyWaves.AllAsync(writing, trial, cancel)).Find(row => row.Wave == wave.Wave);
            if (before is not null && before.Instruments != wave.Instruments
                && (await SurveyWaves.UsedAsync(writing, cancel)).Contains(wave.Wave))
                throw Faults.Precondition(Reasons.InstrumentFinal, wave.Wave,
                    $"The wave {wave.Wave} was asked or answered with other instruments. Record another wave for these.");
            if (await writing.SurveyWaves.SingleOrDefaultAsync(row => row.Wave == wave.Wave, cancel) is { } recorded)
                writing.Entry(recorded).CurrentValues.SetValues(wave);
            else
                writing.Add(wave);
            return new RecordSurveyWaveResponse { Wave = wave.ToMessage(usual: false) };
        });
    }

    private static SurveyWaveRow CheckWave(SurveyWave wave)
    {
        var fields = new FieldProblems();
        fields.AddIf(!InstrumentRules.IsCode(wave.Wave), "wave.wave", FieldCodes.NotACode,
            "a code of up to 64 lower-case letters, digits or _ is expected, for example baseline.");
        fields.Text("wave.title", wave.Title, 1, LongestTitle, "a title");
        fields.AddIf(wave.Instruments.Count == 0, "wave.instruments", FieldCodes.Missing, "one instrument or more is expected.");
        var (opens, closes) = (fields.Day("wave.opens_on", wave.OpensOn), fields.Day("wave.closes_on", wave.ClosesOn));
        fields.AddIf(closes > DateOnly.MinValue && closes < opens, "wave.closes_on", FieldCodes.BeforeStart,
            "a last day that is not before the first is expected.");
        fields.AddIf(wave.Roles.Count == 0 || wave.Roles.Any(role => role is not (PostRole.Lead or PostRole.Deputy)), "wave.roles",
            FieldCodes.UnknownCode, "POST_ROLE_LEAD, POST_ROLE_DEPUTY or both are expected.");
        fields.ThrowIfAny();
        return new SurveyWaveRow
        {
            Wave = wave.Wave,
            Title = wave.Title,
            Instruments = SurveyWaveRow.Joined(wave.Instruments),
            OpensOn = opens,
            ClosesOn = closes,
            AsksLeads = wave.Roles.Contains(PostRole.Lead),
            AsksDeputies = wave.Roles.Contains(PostRole.Deputy),
        };
    }

    private static void CheckQuestions(SurveyWave wave, Dictionary<(string, int), Instrument> instruments)
    {
        var asked = wave.Instruments.Select(version => instruments.GetValueOrDefault((version.Code, version.Version))
            ?? throw Faults.NotFound("instrument", $"{version.Code} {version.Version}")).ToList();
        var twice = new SurveyQuestions(asked).Items.GroupBy(item => item).FirstOrDefault(item => item.Count() > 1);
        var fields = new FieldProblems();
        fields.AddIf(!asked.TrueForAll(instrument => instrument.RespondentKinds.Contains(RespondentKind.Dsl)), "wave.instruments",
            FieldCodes.NotForLeads,
            "instruments that leads and deputies answer (RESPONDENT_KIND_DSL) are expected.");
        fields.AddIf(twice is not null, "wave.instruments", FieldCodes.Duplicate,
            $"instruments without an item of the same code are expected; {twice?.Key} is in two.");
        fields.ThrowIfAny();
    }
}
