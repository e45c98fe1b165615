using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.Data;
using Programme.Outcomes.Model;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    /// <summary>Posts at randomised schools that were held at randomisation or taken up by a day. After the trial's end people come
    /// and go unseen.</summary>
    private async Task<List<PostInFlow>> PostsInFlowAsync(
        Dictionary<string, SchoolInFlow> randomised, IReadOnlyDictionary<int, DateOnly> randomisedOn, DateOnly day, CancellationToken cancel)
    {
        var posts = new List<PostInFlow>();
        var request = new ListPostsRequest { PageSize = 10_000 };
        do
        {
            var page = await enrolment.ListPostsAsync(request, cancellationToken: cancel);
            foreach (var post in page.Posts.Where(post => randomised.ContainsKey(post.Urn)))
            {
                var school = randomised[post.Urn];
                if (InFlow(post, school.Arm, randomisedOn[school.Batch], day) is { } one)
                    posts.Add(one);
            }
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0 && randomised.Count > 0);
        return posts;
    }

    private PostInFlow? InFlow(Post post, Arm arm, DateOnly start, DateOnly day)
    {
        var last = day > trial.LastOn && start <= trial.LastOn ? trial.LastOn : day;
        var (from, to) = (post.StartedOn.ToDateOnly(), post.EndedOn?.ToDateOnly());
        if (from > last || to < start)
            return null;
        var left = to <= last ? post.LeavingReason : LeavingReason.Unspecified;
        return new PostInFlow(arm, post.Role, from <= start, to <= last && left == LeavingReason.Unspecified ? LeavingReason.Unknown : left);
    }

    /// <summary>Answers from randomised schools by a day.</summary>
    private static async Task<List<AnswerInFlow>> AnswersInFlowAsync(OutcomesDb db, Dictionary<string, SchoolInFlow> randomised, DateOnly day, CancellationToken cancel)
    {
        var rows = await db.Surveys.Where(row => row.CompletedOn <= day).Select(row => new { row.Wave, row.LeadRef, row.Urn }).ToListAsync(cancel);
        var answers = rows.FindAll(row => randomised.ContainsKey(row.Urn));
        var people = answers.ToLookup(row => row.Wave, row => row.LeadRef);
        var both = people[SurveyWaveName.Baseline].Intersect(people[SurveyWaveName.Followup]).ToHashSet();
        return answers.ConvertAll(row => new AnswerInFlow(randomised[row.Urn].Arm, row.Wave == SurveyWaveName.Followup, both.Contains(row.LeadRef)));
    }
}
