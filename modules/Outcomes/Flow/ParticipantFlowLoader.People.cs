using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Outcomes;

internal sealed partial class ParticipantFlowLoader
{
    /// <summary>Posts at randomised schools that were held at randomisation or taken up by a day. After the trial's end people come
    /// and go unseen.</summary>
    private async Task<List<PostInFlow>> PostsInFlowAsync(
        Dictionary<string, SchoolInFlow> randomised, IReadOnlyDictionary<int, DateOnly> randomisedOn, DateOnly day,
            CancellationToken cancel)
    {
        if (randomised.Count == 0)
            return [];
        var posts = await enrolment.PostsAsync("", null, cancel);
        return [.. posts.Where(post => randomised.ContainsKey(post.Urn))
            .Select(post => InFlow(post, randomised[post.Urn].Arm, randomisedOn[randomised[post.Urn].Batch], day)).OfType<PostInFlow>()];
    }

    private PostInFlow? InFlow(Post post, Arm arm, DateOnly start, DateOnly day)
    {
        var last = day > trial.LastOn && start <= trial.LastOn ? trial.LastOn : day;
        var (from, to) = (post.StartedOn.ToDateOnly(), post.EndedOn?.ToDateOnly());
        if (from > last || to < start)
            return null;
        var left = to <= last ? post.LeavingReason : LeavingReason.Unspecified;
        return new PostInFlow(arm, post.Role, from <= start,
            to <= last && left == LeavingReason.Unspecified ? LeavingReason.Unknown : left);
    }

    /// <summary>Answers to the baseline and the follow-up from randomised schools by a day.</summary>
    private static async Task<List<AnswerInFlow>> AnswersInFlowAsync(OutcomesDb db, Dictionary<string, SchoolInFlow> randomised,
        DateOnly day, CancellationToken cancel)
    {
        var rows = await db.Surveys.Where(row => row.CompletedOn <= day
            && (row.Wave == SurveyWaves.Baseline || row.Wave == SurveyWaves.Followup)).Select(row => new { row.Wave, row.Person, row.Urn })
            .ToListAsync(cancel);
        var answers = rows.FindAll(row => randomised.ContainsKey(row.Urn));
        var people = answers.ToLookup(row => row.Wave, row => row.Person);
        var both = people[SurveyWaves.Baseline].Intersect(people[SurveyWaves.Followup]).ToHashSet();
        return answers.ConvertAll(row =>
            new AnswerInFlow(randomised[row.Urn].Arm, row.Wave == SurveyWaves.Followup, both.Contains(row.Person)));
    }
}
