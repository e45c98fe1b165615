using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.Data;
using Programme.Outcomes.Model;
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
        var listed = await intake.ListedAsync();
        var refusals = await RefusalsAsync(context.CancellationToken);
        var problems = new RowProblems(file.Name);
        var rows = ReadSurveys.From(file, problems, new SurveyFrame(listed.ToDictionary(school => school.Urn, school => school.LaCode), refusals, clock.Today()));

        await using var db = store.Read(context);
        var stored = await db.Surveys.ToDictionaryAsync(KeyOf, context.CancellationToken);
        var difference = rows.Against(stored, KeyOf);
        var report = file.Report(problems, difference, first.Options.ValidateOnly);
        if (!report.NothingChanged)
            await db.RequireUnlockedAsync(context.CancellationToken);
        return await commit.ApplyAsync(change, report, difference, new ImportSurveysResponse { Report = report });
    }

    private async Task<ILookup<string, SurveyRefusal>> RefusalsAsync(CancellationToken cancel) => (await Pages.AllAsync(async token =>
    {
        var page = await enrolment.ListSurveyRefusalsAsync(new() { PageSize = 10_000, PageToken = token }, cancellationToken: cancel);
        return (page.Refusals, page.NextPageToken);
    })).ToLookup(refusal => refusal.PersonRef);

    private static (SurveyWaveName, string, string) KeyOf(SurveyAnswers row) => (row.Wave, row.LeadRef, row.Urn);
}
