using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Disclosure;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler
{
    public override async Task<SummariseSurveyResponseResponse> SummariseSurveyResponse(SummariseSurveyResponseRequest request,
        ServerCallContext context)
    {
        var asOf = CheckAsOf(request.AsOf);

        var waves = await ResponseAsync(request.Wave, asOf, context);

        var response = new SummariseSurveyResponseResponse { Definition = SurveyInvitations.Definition };
        foreach (var wave in waves)
        {
            var groups = wave.Invited.GroupBy(post => post.LaCode).OrderBy(authority => authority.Key, StringComparer.Ordinal).ToList();
            response.Responses.AddRange(groups.Select(authority =>
                wave.Of(authority.Key, [.. authority], SmallGroups.MayShow([authority.Count()]))));
            if (Caller.Of(context).LaCodes is null)
                response.Responses.Add(wave.Of("", wave.Invited, SmallGroups.MayShow(groups.ConvertAll(authority => authority.Count()))));
        }
        return response;
    }

    /// <summary>Who is invited and who answered, of every wave that was opened, in the caller's scope.</summary>
    private async Task<List<WaveResponse>> ResponseAsync(string only, DateOnly asOf, ServerCallContext context)
    {
        var cancel = context.CancellationToken;
        await using var db = store.Read(context);
        var waves = (await SurveyWaves.AllAsync(db, trial, cancel))
            .Where(wave => wave.OpensOn <= asOf && (only.Length == 0 || wave.Wave == only)).ToList();
        var codes = (await db.SurveyCodes.ToListAsync(cancel)).ToLookup(row => row.Wave);
        var answered =
            (await db.Surveys.Where(row => row.CompletedOn <= asOf).Select(row => new { row.Wave, row.LaCode, row.Urn, row.Person })
                .ToListAsync(cancel))
            .ToLookup(row => row.Wave, row => new InvitedPost(row.LaCode, row.Urn, row.Person));
        var frame = await FrameAsync(cancel);
        List<Post> posts = waves.TrueForAll(wave => codes.Contains(wave.Wave)) ? [] : await enrolment.PostsAsync("", null, cancel);
        return waves.ConvertAll(wave => new WaveResponse(wave.Wave, codes.Contains(wave.Wave),
            codes.Contains(wave.Wave) ? SurveyInvitations.ByCodes(codes[wave.Wave], asOf)
                : SurveyInvitations.ByPosts(wave, posts, frame, marks.OfPerson, asOf),
            [.. answered[wave.Wave]]));
    }

    private sealed record WaveResponse(string Wave, bool ByCodes, HashSet<InvitedPost> Invited, HashSet<InvitedPost> Answered)
    {
        public SurveyResponse Of(string laCode, HashSet<InvitedPost> invited, bool may)
        {
            var response = new SurveyResponse { Wave = Wave, LaCode = laCode, ByCodes = ByCodes };
            if (invited.Count == 0)
                response.Withheld = Symbols.NotAvailable;
            else if (may)
                response.Answered = Proportions.WithInterval(invited.Count(Answered.Contains), invited.Count);
            else
                response.Withheld = Symbols.Confidential;
            return response;
        }
    }
}
