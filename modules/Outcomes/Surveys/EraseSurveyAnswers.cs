using System.Text.Json;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler
{
    public override async Task<EraseSurveyAnswersResponse> EraseSurveyAnswers(EraseSurveyAnswersRequest request, ServerCallContext context)
    {
        if (request.PersonRef.Length == 0)
            throw Faults.Invalid("person_ref", FieldCodes.Missing, "a value is expected.");
        var person = marks.OfPerson(request.PersonRef);

        return await commit.SaveAsync(Change.Of(context,
            request) with
        { Details = JsonSerializer.Serialize(new { erased = "answers and codes of one person" }) },
                async (writing, cancel) =>
        {
            var answers = await writing.Surveys.Where(row => row.Person == person).ToListAsync(cancel);
            var codes = await writing.SurveyCodes.Where(row => row.Person == person).ToListAsync(cancel);
            if (answers.Count + codes.Count == 0)
                throw Faults.NotFound("answer or code of", request.PersonRef);
            writing.RemoveRange(answers);
            writing.RemoveRange(codes);
            foreach (var published in await writing.SurveyPublications.ToListAsync(cancel))
                writing.Entry(published).CurrentValues.SetValues(SurveyPublication.Without(published, person));
            // A lock whose rows were erased keeps its hash and is not analysed again: see docs/analysis.md.
            foreach (var kept in await writing.LockParts.Where(row => row.Name == "scores").ToListAsync(cancel))
                writing.Entry(kept).CurrentValues.SetValues(kept with { Content = Without(kept.Content, person) });
            return new EraseSurveyAnswersResponse { Answers = answers.Count, Codes = codes.Count };
        });
    }

    /// <summary>The lines of a lock without those of a person.</summary>
    private static string Without(string content, string person) =>
        string.Concat(content.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.Contains($" {person} ", StringComparison.Ordinal)).Select(line => line + "\n"));
}
