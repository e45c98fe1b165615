using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.Data;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<ImportSurveysResponse> ImportSurveys(IAsyncStreamReader<ImportSurveysRequest> requestStream, ServerCallContext context)
    {
        var (file, first) = await UploadedFile.ReceiveAsync(requestStream, part => part.Options, part => part.Content, context.CancellationToken);
        using var received = file;
        var change = Change.OfFile(context, first.Options.RequestId, first, file.Sha256);
        if (await commit.FirstAnswerAsync<ImportSurveysResponse>(change) is { } answer)
            return answer;
        var listed = await ListedAsync();
        var problems = new RowProblems(file.Name);
        var rows = ReadSurveys.From(file, problems, listed.ToDictionary(school => school.Urn, school => school.LaCode), clock.Today());

        await using var db = store.Read(context);
        var stored = await db.Surveys.ToDictionaryAsync(KeyOf, context.CancellationToken);
        var added = rows.Where(row => !stored.ContainsKey(KeyOf(row))).ToList();
        var changed = rows.Where(row => stored.TryGetValue(KeyOf(row), out var before) && before != row).ToList();
        var report = file.Report(problems, added.Count, changed.Count, rows.Count - added.Count - changed.Count, validatedOnly: first.Options.ValidateOnly);

        var response = new ImportSurveysResponse { Report = report };
        if (report.NothingChanged || report.ValidatedOnly)
            return response;
        return await commit.SaveAsync(change with { Details = report.ToAudit() }, async (writing, cancel) =>
        {
            await writing.AddManyAsync(added, cancel);
            await writing.ReplaceManyAsync(changed, cancel);
            return response;
        });
    }

    private static (SurveyWaveName, string, string) KeyOf(SurveyAnswers row) => (row.Wave, row.LeadRef, row.Urn);
}
