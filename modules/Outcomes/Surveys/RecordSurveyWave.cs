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
            if (before is not null && before.Instruments != wave.Instruments && (await SurveyWaves.UsedAsync(writing, cancel)).Contains(wave.Wave))
                throw Faults.Precondition(Reasons.InstrumentFinal, wave.Wave, $"The wave {wave.Wave} was asked or answered with other instruments. Record another wave for these.");
            if (await writing.SurveyWaves.SingleOrDefaultAsync(row => row.Wave == wave.Wave, cancel) is { } recorded)
                writing.Entry(recorded).CurrentValues.SetValues(wave);
            else
                writing.Add(wave);
            return new RecordSurveyWaveResponse { Wave = wave.ToMessage(usual: false) };
        });
    }

    private static SurveyWaveRow CheckWave(SurveyWave wave)
    {
        var problems = WaveProblems(wave).ToList();
        if (problems.Count > 0)
            throw Faults.Invalid(problems);
        return new SurveyWaveRow
        {
            Wave = wave.Wave,
            Title = wave.Title,
            Instruments = SurveyWaveRow.Joined(wave.Instruments),
            OpensOn = wave.OpensOn.ToDateOnly(),
            ClosesOn = wave.ClosesOn.ToDateOnly(),
            AsksLeads = wave.Roles.Contains(PostRole.Lead),
            AsksDeputies = wave.Roles.Contains(PostRole.Deputy),
        };
    }

    private static IEnumerable<Problem> WaveProblems(SurveyWave wave)
    {
        if (!InstrumentRules.IsCode(wave.Wave))
            yield return new("wave.wave", "NOT_A_CODE", "a code of up to 64 lower-case letters, digits or _ is expected, for example baseline.");
        if (wave.Title.Length is 0 or > LongestTitle)
            yield return new("wave.title", "OUT_OF_RANGE", $"a title of 1 to {LongestTitle} characters is expected.");
        if (wave.Instruments.Count == 0)
            yield return new("wave.instruments", "MISSING", "one instrument or more is expected.");
        var (opens, closes) = (DayOf(wave.OpensOn), DayOf(wave.ClosesOn));
        if (opens is null)
            yield return new("wave.opens_on", "MISSING", "a day of the calendar is expected.");
        if (closes is null || closes < opens)
            yield return new("wave.closes_on", closes is null ? "MISSING" : "BEFORE_START", "a day of the calendar that is not before the first is expected.");
        if (wave.Roles.Count == 0 || wave.Roles.Any(role => role is not (PostRole.Lead or PostRole.Deputy)))
            yield return new("wave.roles", "UNKNOWN_CODE", "POST_ROLE_LEAD, POST_ROLE_DEPUTY or both are expected.");
    }

    private static void CheckQuestions(SurveyWave wave, Dictionary<(string, int), Instrument> instruments)
    {
        var asked = wave.Instruments.Select(version => instruments.GetValueOrDefault((version.Code, version.Version))
            ?? throw Faults.NotFound("instrument", $"{version.Code} {version.Version}")).ToList();
        var problems = new List<Problem>();
        if (!asked.TrueForAll(instrument => instrument.RespondentKinds.Contains(RespondentKind.Dsl)))
            problems.Add(new("wave.instruments", "NOT_FOR_LEADS", "instruments that leads and deputies answer (RESPONDENT_KIND_DSL) are expected."));
        if (new SurveyQuestions(asked).Items.GroupBy(item => item).FirstOrDefault(item => item.Count() > 1) is { } twice)
            problems.Add(new("wave.instruments", "ITEM_TWICE", $"instruments without an item of the same code are expected; {twice.Key} is in two."));
        if (problems.Count > 0)
            throw Faults.Invalid(problems);
    }

    private static DateOnly? DayOf(Google.Type.Date? date) => date is not null && date.TryToDateOnly(out var day) ? day : null;
}
