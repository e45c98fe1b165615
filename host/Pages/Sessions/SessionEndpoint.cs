using Grpc.Core;
using Programme.Delivery.V1;

namespace Programme.Host;

/// <summary>A session: what is recorded of it, and the forms that record what became of it.</summary>
internal static class SessionEndpoint
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["held_on"] = "Day on which it was held",
        ["actual_minutes"] = "Length",
        ["prep_minutes"] = "Preparation",
        ["travel_minutes"] = "Travel",
        ["cases_discussed"] = "Cases discussed",
        ["themes"] = "Factors",
        ["agenda_elements"] = "Agenda",
        ["note"] = "Note",
        ["reason"] = "Why",
        ["cancelled_by"] = "Who cancelled",
        ["scheduled_on"] = "New day",
    };

    public static async Task ShowAsync(PageRequest request)
    {
        var view = await LoadAsync(request);
        var query = request.Http.Request.Query;
        if (query["done"].ToString() is { Length: > 0 } name && SessionAct.All.TryGetValue(name, out var act))
            view = view with { Note = act.Done, IsDone = true };
        else if (query["settled"].Count > 0)
            view = view with { Note = "This cannot be done with the session as it is now. Nothing that you typed was recorded." };
        await PageWriter.WriteAsync<SessionPage>(request.Http, StatusCodes.Status200OK, (nameof(SessionPage.Viewer), request.Viewer),
            (nameof(SessionPage.View), view));
    }

    /// <summary>The form of an act; a session with which it cannot be done is shown as it is.</summary>
    public static async Task AskAsync(PageRequest request)
    {
        var (view, act) = (await LoadAsync(request), ActOf(request));
        if (!act.IsFor(view.Session))
        {
            request.Http.Response.Redirect(view.Address);
            return;
        }
        var form = FormState.New(FormOf(view, act), request.Session.Keep.Typed(FormOf(view, act)),
            Usual(view, act, SessionsEndpoint.Today(request)));
        await WriteAsync(request, new(view, act, form, ""));
    }

    /// <summary>Takes the form of an act.</summary>
    public static async Task SendAsync(PageRequest request)
    {
        var (view, act, typed) = (await LoadAsync(request), ActOf(request), PageForms.Typed(request.Http.Request.Form));
        request.Session.Keep.Type(typed);
        var fields = new TypedFields(typed);
        var sender = new SessionSender(new(request.Calls), view.Session.SessionRef, fields, request.Cancel);
        var isRecorded = false;
        IReadOnlyList<PageProblem> problems;
        try
        {
            await sender.SendAsync(act);
            problems = fields.Problems;
            isRecorded = problems.Count == 0;
            if (isRecorded && (act == SessionAct.Held || act == SessionAct.Attended))
                await sender.SendPeopleAsync(isNeeded: act == SessionAct.Attended);
        }
        catch (RpcException refusal) when (PageProblems.IsToMend(refusal))
        {
            problems = [.. PageProblems.Of(refusal).Select(problem => Said(problem, fields))];
        }
        if (problems.Count > 0)
        {
            await AgainAsync(request, act, typed, problems, isRecorded && act == SessionAct.Held);
            return;
        }
        request.Session.Keep.Taken(FormOf(view, act));
        request.Http.Response.Redirect($"{view.Address}?done={act.Name}");
    }

    /// <summary>Shows a form again with what is wrong; of a session that was recorded, that for who was there.</summary>
    private static async Task AgainAsync(PageRequest request, SessionAct act, IReadOnlyDictionary<string, string> typed,
        IReadOnlyList<PageProblem> problems, bool isRecorded)
    {
        // As it is now: somebody may have changed it in the meantime.
        var now = await LoadAsync(request);
        var next = isRecorded ? SessionAct.Attended : act;
        if (!next.IsFor(now.Session))
        {
            request.Session.Keep.Taken(FormOf(now, act));
            request.Http.Response.Redirect($"{now.Address}?settled");
            return;
        }
        if (isRecorded)
            request.Session.Keep.Taken(FormOf(now, act));
        var form = new FormState(FormOf(now, next), typed.GetValueOrDefault(FormState.RequestField, ""), typed, problems);
        await WriteAsync(request, new(now, next, form, isRecorded ? "The session is recorded as held. Who was there is not yet." : ""));
    }

    private static Task WriteAsync(PageRequest request, SessionFormView view) => PageWriter.WriteAsync<SessionFormPage>(request.Http,
        view.Form.Problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        (nameof(SessionFormPage.Viewer), request.Viewer), (nameof(SessionFormPage.View), view));

    private static SessionAct ActOf(PageRequest request) => SessionAct.All.GetValueOrDefault(request.Route("act"))
        ?? throw Faults.NotFound("page", "this");

    private static string FormOf(SessionView view, SessionAct act) => $"sessions/{view.Session.SessionRef}/{act.Name}";

    private static async Task<SessionView> LoadAsync(PageRequest request)
    {
        SessionsEndpoint.RequireReader(request);
        var delivery = new DeliveryService.DeliveryServiceClient(request.Calls);
        var found = await delivery.GetSessionAsync(new() { SessionRef = request.Route("reference") }, cancellationToken: request.Cancel);
        var session = found.Session;
        var narrowed = request.For(session.LaCode);
        if (!(await WhoseSessions.LoadAsync(narrowed, session.LaCode)).MaySee(session))
            throw Faults.NotFound("session", session.SessionRef);
        var versions = await delivery.ListSessionVersionsAsync(new() { SessionRef = session.SessionRef, PageSize = 50 },
            cancellationToken: request.Cancel);
        var authority = (await AuthorityEndpoint.AuthoritiesAsync(narrowed)).FirstOrDefault(one => one.LaCode == session.LaCode);
        var school = (await SessionsEndpoint.SchoolsAsync(narrowed, [session.Urn])).GetValueOrDefault(session.Urn, session.Urn);
        var view = new SessionView(session, school, authority?.Name ?? session.LaCode,
            await SessionPeople.LoadAsync(narrowed, session, found.Attendance), versions.Versions,
            [.. SessionAct.All.Values.Where(act => act.IsFor(session))], "", false, null!);
        return view with { Confirm = FormState.Blank(FormOf(view, SessionAct.Confirmed)) };
    }

    /// <summary>What stands in a new form.</summary>
    private static Dictionary<string, string> Usual(SessionView view, SessionAct act, DateOnly today) => act.Name switch
    {
        "held" => new()
        {
            ["held_on"] = view.Session.ScheduledOn.ToDateOnly() <= today ? view.Session.ScheduledOn.ToDateOnly().ToString("O") : "",
            ["mode"] = PageWords.Code(view.Session.Mode)
        },
        "there" => SessionPeople.Usual(view.People).ToDictionary(),
        _ => [],
    };

    private static PageProblem Said(PageProblem problem, TypedFields fields) => SessionWords.WhyThatDay(problem, fields)
        ?? problem.Field switch
        {
            "cancelled_by" => problem with { Text = "Say who cancelled." },
            "reason" => problem with { Text = "Choose why." },
            _ when Labels.TryGetValue(problem.Field, out var label) => PageProblems.Named(problem, label),
            _ => SessionPeople.Placed(problem, fields),
        };
}
