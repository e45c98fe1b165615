using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler
{
    public override async Task<ImportSurveysResponse> ImportSurveys(IAsyncStreamReader<ImportSurveysRequest> requestStream, ServerCallContext context)
    {
        var (file, first) = await UploadedFile.ReceiveAsync(requestStream, part => part.Options, part => part.Content, context.CancellationToken);
        using var received = file;
        var change = Change.OfFile(context, first.Options.RequestId, first, file.Sha256);
        if (await commit.FirstAnswerAsync<ImportSurveysResponse>(change) is { } answer)
            return answer;
        var frame = await enrolment.FrameAsync(context.CancellationToken);
        await using var db = store.Read(context);
        var instruments = await SurveyInstruments.AllAsync(db, context.CancellationToken);
        var waves = (await SurveyWaves.AllAsync(db, trial, context.CancellationToken)).ToDictionary(wave => wave.Wave, wave => SurveyQuestions.Of(wave, instruments));
        var problems = new RowProblems(file.Name);
        var rows = new ReadSurveys(waves, frame, marks).From(file, problems);

        var stored = await db.Surveys.ToDictionaryAsync(KeyOf, context.CancellationToken);
        var difference = rows.Against(stored, KeyOf);
        var report = file.Report(problems, difference, first.Options.ValidateOnly);
        return await commit.ApplyAsync(change, report, new ImportSurveysResponse { Report = report }, async (writing, cancel) =>
        {
            await writing.RequireUnlockedAsync(cancel);
            await writing.AddManyAsync(difference.Added, cancel);
            // The audit keeps no answers.
            await writing.OverwriteManyAsync(difference.Changed, cancel);
        });
    }

    private static (string, string, string) KeyOf(SurveyAnswers row) => (row.Wave, row.Person, row.Urn);
}
