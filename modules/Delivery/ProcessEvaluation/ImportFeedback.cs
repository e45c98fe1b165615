using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Instruments.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    public override async Task<ImportFeedbackResponse> ImportFeedback(IAsyncStreamReader<ImportFeedbackRequest> requestStream, ServerCallContext context)
    {
        var (file, first) = await UploadedFile.ReceiveAsync(requestStream, part => part.Options, part => part.Content, context.CancellationToken);
        using var received = file;
        var change = Change.OfFile(context, first.Options.RequestId, first, file.Sha256);
        if (await commit.FirstAnswerAsync<ImportFeedbackResponse>(change) is { } answer)
            return answer;
        var problems = new RowProblems(file.Name);
        var respondents = await RespondentsAsync(context.CancellationToken);
        var refusals = await enrolment.RefusalsAsync(context.CancellationToken);
        await using var db = store.Read(context);
        var instruments = await Instruments.AllAsync(db, context.CancellationToken);
        var waves = (await Waves.AllAsync(db, trial, context.CancellationToken)).ToDictionary(wave => wave.Wave);
        var rows = new ReadFeedback(waves, instruments, respondents, refusals).From(file, problems);
        var stored = await db.Feedback.ToDictionaryAsync(ReadFeedback.KeyOf, context.CancellationToken);

        var difference = rows.Against(stored, ReadFeedback.KeyOf);
        var report = file.Report(problems, difference, first.Options.ValidateOnly);
        return await commit.ApplyAsync(change, report, difference, new ImportFeedbackResponse { Report = report });
    }

    /// <summary>Authority of everybody who may answer; a lead's is that of the newest post.</summary>
    private async Task<Dictionary<(RespondentKind, string), string>> RespondentsAsync(CancellationToken cancel)
    {
        var respondents = (await enrolment.SupervisorsAsync(cancel)).ToDictionary(pair => (RespondentKind.Supervisor, pair.Key), pair => pair.Value);
        foreach (var post in (await enrolment.PostsAsync("", cancel)).OrderBy(post => post.StartedOn.ToDateOnly()))
            respondents[(RespondentKind.Dsl, post.LeadRef)] = post.LaCode;
        return respondents;
    }
}
