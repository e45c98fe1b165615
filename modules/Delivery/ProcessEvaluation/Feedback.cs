using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Instruments.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Loads the feedback of every wave that was opened, by kind of respondent.</summary>
internal sealed class Feedback(FromEnrolment enrolment, Trial trial, TimeProvider clock)
{
    /// <param name="db">In the scope of the caller.</param>
    /// <param name="asOf">Last day that counts.</param>
    /// <param name="posts">Posts of leads and deputies, if they are known; null = they are asked for.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<List<FeedbackGroups>> LoadAsync(DeliveryDb db, DateOnly asOf, List<Post>? posts, CancellationToken cancel)
    {
        var waves = (await Waves.AllAsync(db, trial, cancel)).Where(wave => wave.OpensOn <= asOf).ToList();
        var scorings = await Instruments.ScoringsAsync(db, cancel);
        // In one order, so that the means are the same to the last digit every time.
        var rows = (await db.Feedback.OrderBy(row => row.RespondentRef).ToListAsync(cancel))
            .ToLookup(row => (row.Wave, row.RespondentKind));
        var invitations = await InvitationsAsync(posts ?? await enrolment.PostsAsync("", cancel), cancel);
        return [.. waves.SelectMany(wave => wave.Kinds.Select(kind => new FeedbackGroups(
            wave, kind, [.. rows[(wave.Wave, kind)]], invitations.Of(wave, kind), scorings[(wave.InstrumentCode, wave.InstrumentVersion)],
                wave.IsClosed(asOf, clock.Today()))))];
    }

    private async Task<Invitations> InvitationsAsync(List<Post> posts, CancellationToken cancel)
    {
        var arms = await enrolment.ArmsIfDrawnAsync("", cancel);
        var supervised = arms?.Where(school => school.Arm == Arm.Intervention).Select(school => school.Urn).ToHashSet();
        var listed = (await enrolment.ListedAsync(cancel)).Keys.ToHashSet();
        return new Invitations(posts, await enrolment.SupervisorTimesAsync("", cancel), listed, await enrolment.RefusalsAsync(cancel),
            supervised);
    }
}
