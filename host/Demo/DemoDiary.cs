using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>The last weeks, recorded one by one as people would do it.</summary>
internal sealed class DemoDiary(DemoHost host, DemoSettings settings)
{
    private static readonly Dictionary<string, CancelledBy> Parties = new()
    {
        ["school"] = CancelledBy.School,
        ["supervisor"] = CancelledBy.Supervisor,
        ["la"] = CancelledBy.La,
        ["other"] = CancelledBy.Other,
    };

    private static readonly Dictionary<string, LeavingReason> Reasons = new()
    {
        ["left_school"] = LeavingReason.LeftSchool,
        ["changed_role"] = LeavingReason.ChangedRole,
        ["maternity"] = LeavingReason.Maternity,
        ["retired"] = LeavingReason.Retired,
        ["unknown"] = LeavingReason.Unknown,
    };

    /// <summary>People who took up or left a post in the last weeks.</summary>
    public async Task RecordPostsAsync(IEnumerable<DemoPost> posts)
    {
        foreach (var post in posts.Where(post => post.StartedOn >= settings.RecentFrom || post.EndedOn >= settings.RecentFrom))
        {
            var held = post.StartedOn >= settings.RecentFrom ? await StartAsync(post) : await FindAsync(post);
            if (post.EndedOn is { } last)
                await host.ChangeAsync(host.Enrolment.EndPostAsync,
                    new EndPostRequest
                    {
                        PostId = held.PostId,
                        Etag = held.Etag,
                        EndedOn = last.ToDate(),
                        LeavingReason = Reasons[post.Reason],
                        RequestId = $"end-{post.LeadRef}"
                    });
        }
    }

    /// <summary>Outcomes and attendance of the sessions of the last weeks.</summary>
    public async Task RecordSessionsAsync(IEnumerable<DemoSession> sessions, ILookup<string, DemoPresence> presences)
    {
        var planned = sessions.ToDictionary(session => session.Ref);
        foreach (var session in planned.Values.Where(IsRecent).OrderBy(session => session.ScheduledOn)
            .ThenBy(session => session.Ref, StringComparer.Ordinal))
        {
            await RecordAsync(session, planned);
            if (presences[session.Ref].Any())
                await RecordAttendanceAsync(session, presences[session.Ref]);
        }
    }

    private bool IsRecent(DemoSession session) => session.ScheduledOn >= settings.RecentFrom && session.ScheduledOn <= settings.Until;

    private Task RecordAsync(DemoSession session, Dictionary<string, DemoSession> planned) => session.Status switch
    {
        "delivered" => HoldAsync(session),
        "cancelled" =>
            host.ChangeAsync(host.Delivery.CancelSessionAsync,
                new CancelSessionRequest
                {
                    SessionRef = session.Ref,
                    CancelledBy = Parties[session.CancelledBy],
                    Reason = session.Reason,
                    RequestId = $"cancel-{session.Ref}"
                }),
        "no_show" =>
            host.ChangeAsync(host.Delivery.RecordNoShowAsync,
                new RecordNoShowRequest { SessionRef = session.Ref, Reason = session.Reason, RequestId = $"no-show-{session.Ref}" }),
        "rescheduled" =>
            host.ChangeAsync(host.Delivery.RescheduleSessionAsync,
                new RescheduleSessionRequest
                {
                    SessionRef = session.Ref,
                    ScheduledOn = planned[$"{session.Ref}-R"].ScheduledOn.ToDate(),
                    Reason = session.Reason,
                    RequestId = $"move-{session.Ref}"
                }),
        _ => Task.CompletedTask,
    };

    private async Task HoldAsync(DemoSession session) => await host.ChangeAsync(host.Delivery.RecordSessionAsync, new RecordSessionRequest
    {
        SessionRef = session.Ref,
        SupervisorRef = session.SupervisorRef,
        HeldOn = session.ScheduledOn.ToDate(),
        ActualMinutes = session.ActualMinutes,
        PrepMinutes = session.PrepMinutes,
        TravelMinutes = session.TravelMinutes,
        CasesDiscussed = session.Cases,
        Themes = { session.Themes.Split(';') },
        AgendaCovered = session.Agenda,
        RequestId = $"record-{session.Ref}",
    });

    private async Task RecordAttendanceAsync(DemoSession session, IEnumerable<DemoPresence> presences) =>
        await host.ChangeAsync(host.Delivery.RecordAttendanceAsync, new RecordAttendanceRequest
        {
            SessionRef = session.Ref,
            Attendance =
            { presences.Select(presence =>
                new Attendance { LeadRef = presence.LeadRef, Attended = presence.Attended, AbsenceReason = presence.AbsenceReason }) },
            RequestId = $"attendance-{session.Ref}",
        });

    private async Task<Post> StartAsync(DemoPost post) => (await host.ChangeAsync(host.Enrolment.StartPostAsync, new StartPostRequest
    {
        LeadRef = post.LeadRef,
        Urn = post.School.Urn,
        Role = post.Role == "lead" ? PostRole.Lead : PostRole.Deputy,
        StartedOn = post.StartedOn.ToDate(),
        RequestId = $"start-{post.LeadRef}",
    })).Post;

    private async Task<Post> FindAsync(DemoPost post)
    {
        var held = await host.Enrolment.ListPostsAsync(new ListPostsRequest { Urn = post.School.Urn, PageSize = 1_000 },
            cancellationToken: host.Cancel);
        return held.Posts.Single(one => one.LeadRef == post.LeadRef);
    }
}
