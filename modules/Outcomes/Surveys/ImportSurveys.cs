using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler
{
    public override Task<ImportSurveysResponse> ImportSurveys(IAsyncStreamReader<ImportSurveysRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportSurveysAsync);

    private async Task<ImportSurveysResponse> ImportSurveysAsync(Import<ImportSurveysRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        var frame = await responses.FrameAsync(context.CancellationToken);
        await using var db = store.Read(context);
        var instruments = await SurveyInstruments.AllAsync(db, context.CancellationToken);
        var waves = (await SurveyWaves.AllAsync(db, trial, context.CancellationToken))
            .ToDictionary(wave => wave.Wave, wave => SurveyQuestions.Of(wave, instruments));
        var problems = new RowProblems(file.Name);
        var rows = new ReadSurveys(waves, frame, marks).From(file, problems);

        var stored = await db.Surveys.ToDictionaryAsync(KeyOf, context.CancellationToken);
        var difference = rows.Against(stored, KeyOf);
        var report = file.Report(problems, difference, import.ValidateOnly);
        return await commit.ApplyAsync(change, report, new ImportSurveysResponse { Report = report }, async (writing, cancel) =>
        {
            await writing.RequireUnlockedAsync(cancel);
            await writing.AddManyAsync(difference.Added, cancel);
            // The audit keeps no answers.
            await writing.OverwriteManyAsync(difference.Changed, cancel);
        });
    }

    private static (string, string, string) KeyOf(SurveyAnswersRow row) => (row.Wave, row.Person, row.Urn);
}
