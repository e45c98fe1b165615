using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Instruments.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    public override Task<ImportFeedbackResponse> ImportFeedback(IAsyncStreamReader<ImportFeedbackRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportFeedbackAsync);

    private async Task<ImportFeedbackResponse> ImportFeedbackAsync(Import<ImportFeedbackRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        var problems = new RowProblems(file.Name);
        var respondents = await RespondentsAsync(context.CancellationToken);
        var refusals = await enrolment.RefusalsAsync(context.CancellationToken);
        await using var db = store.Read(context);
        var instruments = await Instruments.AllAsync(db, context.CancellationToken);
        var waves = (await Waves.AllAsync(db, trial, context.CancellationToken)).ToDictionary(wave => wave.Wave);
        var rows = new ReadFeedback(waves, instruments, respondents, refusals).From(file, problems);
        var stored = await db.Feedback.ToDictionaryAsync(ReadFeedback.KeyOf, context.CancellationToken);

        var difference = rows.Against(stored, ReadFeedback.KeyOf);
        var report = file.Report(problems, difference, import.ValidateOnly);
        return await commit.ApplyAsync(change, report, difference, new ImportFeedbackResponse { Report = report });
    }

    /// <summary>Authority of everybody who may answer; a lead's is that of the newest post.</summary>
    private async Task<Dictionary<(RespondentKind, string), string>> RespondentsAsync(CancellationToken cancel)
    {
        var respondents = (await enrolment.SupervisorsAsync(cancel))
            .ToDictionary(pair => (RespondentKind.Supervisor, pair.Key), pair => pair.Value);
        foreach (var post in (await enrolment.PostsAsync("", cancel)).OrderBy(post => post.StartedOn.ToDateOnly()))
            respondents[(RespondentKind.Dsl, post.LeadRef)] = post.LaCode;
        return respondents;
    }
}
