using Microsoft.EntityFrameworkCore;
using Programme.Delivery.Data;
using Programme.Delivery.Model;
using Programme.Enrolment.V1;
using Programme.Instruments.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Loads the feedback of every wave that was opened, by kind of respondent.</summary>
internal sealed class Feedback(FromEnrolment enrolment, Trial trial, TimeProvider clock)
{
    public async Task<List<FeedbackGroups>> LoadAsync(DeliveryDb db, DateOnly asOf, CancellationToken cancel)
    {
        var waves = (await Waves.AllAsync(db, trial, cancel)).Where(wave => wave.OpensOn <= asOf).ToList();
        var scorings = await Instruments.ScoringsAsync(db, cancel);
        // In one order, so that the means are the same to the last digit every time.
        var rows = (await db.Feedback.OrderBy(row => row.RespondentRef).ToListAsync(cancel)).ToLookup(row => (row.Wave, row.RespondentKind));
        var invitations = await InvitationsAsync(cancel);
        return [.. waves.SelectMany(wave => wave.Kinds.Select(kind => new FeedbackGroups(
            wave, kind, [.. rows[(wave.Wave, kind)]], invitations.Of(wave, kind), scorings[(wave.InstrumentCode, wave.InstrumentVersion)], wave.IsClosed(asOf, clock.Today()))))];
    }

    private async Task<Invitations> InvitationsAsync(CancellationToken cancel)
    {
        var arms = await enrolment.ArmsIfDrawnAsync("", cancel);
        var supervised = arms?.Where(school => school.Arm == Arm.Intervention).Select(school => school.Urn).ToHashSet();
        var listed = (await enrolment.ListedAsync(cancel)).Keys.ToHashSet();
        return new Invitations(await enrolment.PostsAsync("", cancel), await enrolment.SupervisorTimesAsync("", cancel), listed, await enrolment.RefusalsAsync(cancel), supervised);
    }
}
