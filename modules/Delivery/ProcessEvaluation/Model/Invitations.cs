using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Instruments.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Who is invited to a wave: everybody of its kinds in post on any of its days; leads and deputies of the schools that it
/// is for; but nobody who may not be surveyed. It is worked out from posts, so that nobody has to keep a list of invitations.</summary>
/// <param name="posts">Posts of leads and deputies.</param>
/// <param name="supervisors">Supervisors' times.</param>
/// <param name="listed">Listed schools.</param>
/// <param name="refusals">Who may not be surveyed.</param>
/// <param name="supervised">Supervised schools; null = no arm is released yet.</param>
internal sealed class Invitations(IEnumerable<Post> posts, IEnumerable<Supervisor> supervisors, IReadOnlySet<string> listed,
    SurveyRefusals refusals,
    IReadOnlySet<string>? supervised)
{
    private readonly List<Post> posts = [.. posts.OrderBy(post => post.StartedOn.ToDateOnly())];

    /// <summary>References of those invited and the authority in which each counts (that of the newest such post); null = not
    /// known before the arms are released.</summary>
    public IReadOnlyDictionary<string, string>? Of(WaveRow wave, RespondentKind kind)
    {
        var invited = new Dictionary<string, string>();
        if (kind == RespondentKind.Supervisor)
        {
            foreach (var supervisor in supervisors.Where(time => IsIn(wave, time.StartedOn, time.EndedOn)
                && !refusals.Bar(time.SupervisorRef, wave)).OrderBy(time => time.StartedOn.ToDateOnly()))
                invited[supervisor.SupervisorRef] = supervisor.LaCode;
            return invited;
        }
        var schools = wave.Audience == WaveAudience.AllSchools ? listed : supervised;
        if (schools is null)
            return null;
        foreach (var post in posts.Where(post => schools.Contains(post.Urn) && IsIn(wave, post.StartedOn, post.EndedOn)
            && !refusals.Bar(post.LeadRef, wave)))
            invited[post.LeadRef] = post.LaCode;
        return invited;
    }

    private static bool IsIn(WaveRow wave, Google.Type.Date from, Google.Type.Date? to) =>
        from.ToDateOnly() <= wave.ClosesOn && (to is null || to.ToDateOnly() >= wave.OpensOn);
}
