using Microsoft.EntityFrameworkCore;
using Programme.Disclosure;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Loads who is invited to each wave and who answered.</summary>
internal sealed class SurveyResponses(FromEnrolment enrolment, SurveyMarks marks, Trial trial, TimeProvider clock)
{
    /// <summary>What answers are checked against: the schools in scope; refused when no list is frozen.</summary>
    public async Task<SurveyFrame> FrameAsync(CancellationToken cancel)
    {
        var listed = await enrolment.ListedAsync(cancel);
        var refusals = await enrolment.SurveyRefusalsAsync(cancel);
        return new SurveyFrame(listed.ToDictionary(school => school.Urn, school => school.LaCode),
            refusals.ToLookup(refusal => refusal.PersonRef), clock.Today());
    }

    /// <summary>Who may be asked, and (where they are wanted) everybody's posts.</summary>
    public async Task<SurveyPeople> PeopleAsync(bool withPosts, CancellationToken cancel) =>
        new(await FrameAsync(cancel), withPosts ? await enrolment.PostsAsync("", null, cancel) : []);

    /// <summary>Every wave that was opened by a day.</summary>
    /// <param name="db">The tables in the caller's scope.</param>
    /// <param name="only">Code of the one wave that is wanted; empty = all.</param>
    /// <param name="asOf">Last day that counts.</param>
    /// <param name="cancel">Ends it.</param>
    public Task<List<WaveResponse>> LoadAsync(OutcomesDb db, string only, DateOnly asOf, CancellationToken cancel) =>
        LoadAsync(db, only, asOf, withPosts => PeopleAsync(withPosts, cancel), cancel);

    /// <summary>The same with people who were loaded before.</summary>
    public async Task<List<WaveResponse>> LoadAsync(OutcomesDb db, string only, DateOnly asOf, Func<bool, Task<SurveyPeople>> peopleOf,
        CancellationToken cancel)
    {
        var waves = (await SurveyWaves.AllAsync(db, trial, cancel))
            .Where(wave => wave.OpensOn <= asOf && (only.Length == 0 || wave.Wave == only)).ToList();
        var codes = (await db.SurveyCodes.ToListAsync(cancel)).ToLookup(row => row.Wave);
        var answered =
            (await db.Surveys.Where(row => row.CompletedOn <= asOf).Select(row => new { row.Wave, row.LaCode, row.Urn, row.Person })
                .ToListAsync(cancel))
            .ToLookup(row => row.Wave, row => new InvitedPost(row.LaCode, row.Urn, row.Person));
        var people = await peopleOf(waves.Exists(wave => !codes.Contains(wave.Wave)));
        return waves.ConvertAll(wave => new WaveResponse(wave, codes.Contains(wave.Wave),
            codes.Contains(wave.Wave) ? SurveyInvitations.ByCodes(codes[wave.Wave], asOf)
                : SurveyInvitations.ByPosts(wave, people.Posts, people.Frame, marks.OfPerson, asOf),
            [.. answered[wave.Wave]]));
    }
}

/// <summary>Who may be asked, and posts.</summary>
internal sealed record SurveyPeople(SurveyFrame Frame, IReadOnlyList<Post> Posts);

/// <summary>A wave, who is invited to it and who answered.</summary>
internal sealed record WaveResponse(SurveyWaveRow Wave, bool ByCodes, HashSet<InvitedPost> Invited, HashSet<InvitedPost> Answered)
{
    /// <summary>The response of some of those invited.</summary>
    /// <param name="laCode">Whose they are; empty = of all authorities.</param>
    /// <param name="invited">They.</param>
    /// <param name="may">Whether it may be shown; otherwise it says that it may not.</param>
    public SurveyResponse Of(string laCode, HashSet<InvitedPost> invited, bool may)
    {
        var response = new SurveyResponse { Wave = Wave.Wave, LaCode = laCode, ByCodes = ByCodes };
        if (invited.Count == 0)
            response.Withheld = Symbols.NotAvailable;
        else if (may)
            response.Answered = Proportions.WithInterval(invited.Count(Answered.Contains), invited.Count);
        else
            response.Withheld = Symbols.Confidential;
        return response;
    }

    /// <summary>Each authority that was invited, and all of them together.</summary>
    public (List<SurveyResponse> PerAuthority, SurveyResponse Over) Shown()
    {
        var groups = Invited.GroupBy(post => post.LaCode).OrderBy(authority => authority.Key, StringComparer.Ordinal).ToList();
        return (groups.ConvertAll(authority => Of(authority.Key, [.. authority], SmallGroups.MayShow([authority.Count()]))),
            Of("", Invited, SmallGroups.MayShow(groups.ConvertAll(authority => authority.Count()))));
    }
}
