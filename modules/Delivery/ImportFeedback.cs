using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.Data;
using Programme.Delivery.Model;
using Programme.Delivery.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<ImportFeedbackResponse> ImportFeedback(IAsyncStreamReader<ImportFeedbackRequest> requestStream, ServerCallContext context)
    {
        var (file, first) = await UploadedFile.ReceiveAsync(requestStream, part => part.Options, part => part.Content, context.CancellationToken);
        using var received = file;
        var change = Change.OfFile(context, first.Options.RequestId, first, file.Sha256);
        if (await commit.FirstAnswerAsync<ImportFeedbackResponse>(change) is { } answer)
            return answer;
        var problems = new RowProblems(file.Name);
        var rows = ReadFeedback(file, problems, await RespondentsAsync(context.CancellationToken));
        problems.ThrowIfAny();

        await using var db = store.Read(context);
        var stored = await db.Feedback.ToDictionaryAsync(KeyOf, context.CancellationToken);

        var difference = rows.Against(stored, KeyOf);
        var report = file.Report(problems, difference, first.Options.ValidateOnly);
        return await commit.ApplyAsync(change, report, difference, new ImportFeedbackResponse { Report = report });
    }

    private static (RespondentKind, string, FeedbackWave) KeyOf(FeedbackRow row) => (row.RespondentKind, row.RespondentRef, row.Wave);

    /// <summary>Authority of everybody who may answer; a lead's is that of the newest post.</summary>
    private async Task<Dictionary<(RespondentKind, string), string>> RespondentsAsync(CancellationToken cancel)
    {
        var respondents = (await enrolment.SupervisorsAsync(cancel)).ToDictionary(pair => (RespondentKind.Supervisor, pair.Key), pair => pair.Value);
        foreach (var post in (await enrolment.PostsAsync(cancel)).OrderBy(post => post.StartedOn.ToDateOnly()))
            respondents[(RespondentKind.Dsl, post.LeadRef)] = post.LaCode;
        return respondents;
    }

    private static List<FeedbackRow> ReadFeedback(UploadedFile file, RowProblems problems, Dictionary<(RespondentKind, string), string> respondents)
    {
        using var table = CsvTable.Open(file, problems, ["respondent_kind", "lead_ref", "supervisor_ref", "wave", "q1", "q2", "q3", "q4", "q5", "q6", "theme_code"]);
        var rows = new List<FeedbackRow>();
        var seen = new Dictionary<(RespondentKind, string, FeedbackWave), int>();
        foreach (var row in table.Rows())
        {
            var feedback = ReadFeedback(row, respondents);
            rows.Add(feedback);
            if (!seen.TryAdd(KeyOf(feedback), row.Line))
                row.Problem("wave", "DUPLICATE", row.Text("wave"), $"the same respondent and wave are on line {seen[KeyOf(feedback)]}.");
        }
        return rows;
    }

    private static FeedbackRow ReadFeedback(CsvRow row, Dictionary<(RespondentKind, string), string> respondents)
    {
        var kind = row.RequiredCode("respondent_kind", Codes.RespondentKinds);
        var (column, other) = kind == RespondentKind.Dsl ? ("lead_ref", "supervisor_ref") : ("supervisor_ref", "lead_ref");
        var respondent = row.Required(column, 64);
        if (row.Text(other).Length > 0)
            row.Problem(other, "NOT_OF_KIND", row.Text(other), $"only {column} for a respondent of this kind is expected.");
        if (respondent.Length > 0 && !respondents.ContainsKey((kind, respondent)))
            row.Problem(column, "UNKNOWN_RESPONDENT", respondent, "a lead, deputy or supervisor who is enrolled is expected.");
        if (row.Optional("theme_code", 64) is { } theme && !Codes.IsReason(theme))
            row.Problem("theme_code", "NOT_A_CODE", theme, "a code of lower-case letters, digits or _ is expected.");
        return new FeedbackRow
        {
            RespondentKind = kind,
            RespondentRef = respondent,
            Wave = row.RequiredCode("wave", Codes.Waves),
            LaCode = respondents.GetValueOrDefault((kind, respondent)) ?? "",
            Q1 = row.Whole("q1", 1, 5),
            Q2 = row.Whole("q2", 1, 5),
            Q3 = row.Whole("q3", 1, 5),
            Q4 = row.Whole("q4", 1, 5),
            Q5 = row.Whole("q5", 1, 5),
            Q6 = row.Whole("q6", 1, 5),
            ThemeCode = row.Optional("theme_code", 64),
        };
    }
}
