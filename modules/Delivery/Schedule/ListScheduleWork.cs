using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;
using static Programme.Delivery.V1.ScheduleWorkKind;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    public override async Task<ListScheduleWorkResponse> ListScheduleWork(ListScheduleWorkRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.OneOf("kind", request.Kind, optional: true);
        fields.OptionalDay("as_of", request.AsOf);
        fields.ThrowIfAny();
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<int, DateOnly, string>(request) ?? (0, DateOnly.MinValue, "");

        await using var db = store.Read(context);
        var today = trial.AsOf(request.AsOf, clock);
        // Three kinds follow from the same facts, and a page of sessions needs none of them.
        WorkFacts? facts = null;
        async Task<WorkFacts> FactsAsync() => facts ??= await WorkFactsAsync(db, request.LaCode, today, context.CancellationToken);
        var work = new List<ScheduleWork>();
        foreach (var kind in Enum.GetValues<ScheduleWorkKind>()
            .Where(kind => kind != Unspecified && (request.Kind == Unspecified || kind == request.Kind) && (int)kind >= after.Item1))
        {
            if (work.Count <= size)
                work.AddRange(await WorkAsync(db, FactsAsync, request, kind, today,
                    kind == (ScheduleWorkKind)after.Item1 ? (after.Item2, after.Item3) : (DateOnly.MinValue, ""), size + 1 - work.Count,
                        context));
        }

        var response = new ListScheduleWorkResponse { Work = { work.Take(size) } };
        if (work.Count > size)
            response.NextPageToken = PageToken.Next(request, (int)work[size - 1].Kind, work[size - 1].SinceOn.ToDateOnly(),
                KeyOf(work[size - 1]));
        return response;
    }

    private static string KeyOf(ScheduleWork work) =>
        work.SessionRef.Length > 0 ? work.SessionRef : work.Urn.Length > 0 ? work.Urn : work.SupervisorRef;

    /// <summary>What there is to do of one kind, after a day and reference.</summary>
    private static Task<IEnumerable<ScheduleWork>> WorkAsync(DeliveryDb db, Func<Task<WorkFacts>> facts, ListScheduleWorkRequest request,
        ScheduleWorkKind kind, DateOnly today, (DateOnly, string) after, int most, ServerCallContext context) => kind switch
        {
            DueThisWeek =>
                SessionsAsync(db, request, kind, (today, today.AddDays(6)), after, most, "Is on the diary: prepare it.", context),
            Unconfirmed =>
                SessionsAsync(db, request, kind, (today, today.AddDays(13)), after, most, "Confirm it with the school.", context),
            Unrecorded =>
                SessionsAsync(db, request, kind, (today.AddDays(-7), today.AddDays(-1)), after, most, "Record what became of it.", context),
            Overdue =>
                SessionsAsync(db, request, kind, (DateOnly.MinValue, today.AddDays(-8)), after, most,
                    "Has had no outcome for more than a week: record it, or cancel it.", context),
            _ => SchoolsAsync(db, facts, request, kind, today, after, most, context),
        };

    /// <summary>Open sessions of some days.</summary>
    private static async Task<IEnumerable<ScheduleWork>> SessionsAsync(
        DeliveryDb db, ListScheduleWorkRequest request, ScheduleWorkKind kind, (DateOnly From, DateOnly To) days,
            (DateOnly Day, string Reference) after, int most, string toDo, ServerCallContext context)
    {
        var open = db.Sessions.Where(row => row.Status == SessionStatus.Scheduled || row.Status == SessionStatus.Confirmed);
        if (kind == Unconfirmed)
            open = open.Where(row => row.Status == SessionStatus.Scheduled);
        if (request.LaCode.Length > 0)
            open = open.Where(row => row.LaCode == request.LaCode);
        if (request.SupervisorRef.Length > 0)
            open = open.Where(row => row.SupervisorRef == request.SupervisorRef);
        // One lower limit of the day: given two, SQLite goes by that of the page, which on the first page is the beginning of time.
        var from = after.Day > days.From ? after.Day : days.From;
        var rows = await open.Where(row => row.ScheduledOn >= from && row.ScheduledOn <= days.To
            && (row.ScheduledOn > from || string.Compare(row.SessionRef, after.Reference) > 0))
            .OrderBy(row => row.ScheduledOn).ThenBy(row => row.SessionRef).Take(most)
            .Select(row => new { row.LaCode, row.Urn, row.SessionRef, row.SupervisorRef, row.ScheduledOn })
            .ToListAsync(context.CancellationToken);
        return rows.Select(row => new ScheduleWork
        {
            Kind = kind,
            LaCode = row.LaCode,
            Urn = row.Urn,
            SessionRef = row.SessionRef,
            SupervisorRef = row.SupervisorRef ?? "",
            SinceOn = row.ScheduledOn.ToDate(),
            ToDo = toDo,
        });
    }

    /// <summary>Work items from caseloads, calendars and the last sessions.</summary>
    private static async Task<IEnumerable<ScheduleWork>> SchoolsAsync(DeliveryDb db, Func<Task<WorkFacts>> facts,
        ListScheduleWorkRequest request, ScheduleWorkKind kind, DateOnly today, (DateOnly Day, string Reference) after, int most,
            ServerCallContext context)
    {
        var cancel = context.CancellationToken;
        var (toDo, posts, calendars, startOf) = await facts();
        var work = kind switch
        {
            NoRecentSession => toDo.WithoutSession(await HeldLastAsync(db, request.LaCode, today, cancel), calendars, startOf),
            NoSupervisor => toDo.WithoutSupervisor(startOf),
            _ => toDo.WithoutSessions(posts, await WithSessionsAsync(db, request.LaCode, today, cancel)),
        };
        return work.Where(row => request.SupervisorRef.Length == 0 || row.SupervisorRef == request.SupervisorRef)
            .OrderBy(row => row.SinceOn.ToDateOnly()).ThenBy(KeyOf, StringComparer.Ordinal)
            .SkipWhile(row => row.SinceOn.ToDateOnly() < after.Day
                || (row.SinceOn.ToDateOnly() == after.Day && string.CompareOrdinal(KeyOf(row), after.Reference) <= 0)).Take(most);
    }

    private async Task<WorkFacts> WorkFactsAsync(DeliveryDb db, string laCode, DateOnly today, CancellationToken cancel)
    {
        var schools = await SupervisedAsync(db, laCode, cancel);
        var posts = await enrolment.SupervisorPostsAsync(laCode, cancel);
        var caseloads = new Caseloads(await db.Caseloads.Where(row => laCode == "" || row.LaCode == laCode).ToListAsync(cancel), posts);
        var holidays = await CalendarQueries.HolidaysAsync(db, cancel);
        var calendars = await CalendarQueries.CalendarsAsync(db, laCode, holidays.Keys.ToHashSet(), cancel);
        var terms = (await db.DeliveryTerms.Where(row => laCode == "" || row.LaCode == laCode).ToListAsync(cancel))
            .ToLookup(row => (row.LaCode, row.Urn));
        return new WorkFacts(new SchoolWork(schools, caseloads, today), posts, calendars,
            school => TermsOverTime.Usual.With(terms[(school.LaCode, "")]).With(terms[(school.LaCode, school.Urn)])
                .Start(calendars.Of(school.LaCode, school.Urn).Has, trial));
    }

    private static async Task<Dictionary<string, DateOnly>> HeldLastAsync(DeliveryDb db, string laCode, DateOnly today,
        CancellationToken cancel) =>
        (await db.Sessions.Where(row => (laCode == "" || row.LaCode == laCode) && row.Status == SessionStatus.Delivered
            && row.HeldOn <= today)
            .GroupBy(row => row.Urn).Select(rows => new { rows.Key, Last = rows.Max(row => row.HeldOn) }).ToListAsync(cancel))
            .ToDictionary(row => row.Key, row => row.Last!.Value);

    private static async Task<HashSet<string>> WithSessionsAsync(DeliveryDb db, string laCode, DateOnly today, CancellationToken cancel)
    {
        var until = today.AddDays(DaysPlanned);
        return [.. await db.Sessions.Where(row => (laCode == "" || row.LaCode == laCode) && row.ScheduledOn >= today
            && row.ScheduledOn <= until && row.SupervisorRef != null)
            .Where(row => row.Status == SessionStatus.Scheduled || row.Status == SessionStatus.Confirmed).Select(row => row.SupervisorRef!)
            .Distinct().ToListAsync(cancel)];
    }

    /// <param name="ToDo">Schools and who has them.</param>
    /// <param name="Posts">Supervisors' times in post.</param>
    /// <param name="Calendars">When schools teach.</param>
    /// <param name="StartOf">First day of delivery of a school; null = it has not begun.</param>
    private sealed record WorkFacts(SchoolWork ToDo, IReadOnlyList<SupervisorPost> Posts, TeachingCalendars Calendars,
        Func<SupervisedSchool, DateOnly?> StartOf);
}
