using System.Text.Json;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Instruments;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler
{
    public override async Task<SubmitSurveyAnswersResponse> SubmitSurveyAnswers(SubmitSurveyAnswersRequest request,
        ServerCallContext context)
    {
        await using var db = store.Read(context);
        var (code, wave) = await OpenCodeAsync(db, request.Code, context.CancellationToken);
        await RefuseWhoRefusedAsync(code, context.CancellationToken);
        var questions = SurveyQuestions.Of(wave, await SurveyInstruments.AllAsync(db, context.CancellationToken));

        var answers = new SurveyAnswersRow
        {
            Wave = code.Wave,
            Person = code.Person,
            Urn = code.Urn,
            LaCode = code.LaCode,
            CompletedOn = clock.Today(),
            Answers = ReadAnswers(request, questions),
        };

        // The audit says that somebody answered, not who or what.
        return await commit.SaveAsync(Change.Of(context, request) with { Details = JsonSerializer.Serialize(new { wave = code.Wave }) },
            async (writing, cancel) =>
        {
            await writing.RequireUnlockedAsync(cancel);
            await OpenCodeAsync(writing, request.Code, cancel);
            if (await writing.Surveys.AnyAsync(row => row.Wave == answers.Wave && row.Person == answers.Person && row.Urn == answers.Urn,
                cancel))
                throw NoOpenSurvey();
            writing.Attach(code).CurrentValues.SetValues(code with { AnsweredOn = answers.CompletedOn });
            writing.Add(answers);
            return new SubmitSurveyAnswersResponse();
        });
    }

    /// <summary>A code may have been sent before its holder objected, or withdrew consent.</summary>
    private async Task RefuseWhoRefusedAsync(SurveyCodeRow code, CancellationToken cancel)
    {
        var refusals = await enrolment.SurveyRefusalsAsync(cancel);
        if (refusals.Exists(refusal => (refusal.Survey.Length == 0 || refusal.Survey == code.Wave)
            && refusal.FromOn.ToDateOnly() <= clock.Today() && marks.OfPerson(refusal.PersonRef) == code.Person))
            throw NoOpenSurvey();
    }

    private static string ReadAnswers(SubmitSurveyAnswersRequest request, SurveyQuestions questions)
    {
        var fields = new FieldProblems();
        fields.AddIf(request.Answers.Count == 0, "answers", FieldCodes.Missing, "answers are expected.");
        var answers = Answers.Read(questions.Instruments, request.Answers,
            (path, code, expected) => fields.AddIf(true, $"answers{path}", code, expected));
        fields.ThrowIfAny();
        return Answers.Join(answers);
    }
}
