using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;

namespace Programme.Host;

/// <summary>Supervisors, groups and the plan of an authority, and the forms that change them.</summary>
internal static class ScheduleEndpoint
{
    private const string PlanRpc = "ScheduleService/PlanSessions";

    public static async Task ShowAsync(PageRequest request)
    {
        var query = request.Http.Request.Query;
        await WriteAsync(request, query["plan"].Count > 0, ScheduleAct.All.GetValueOrDefault(query["done"].ToString())?.Done
            ?? (query["done"] == "plan" ? "The sessions are planned." : ""), "");
    }

    /// <summary>Plans; a form that is sent twice plans once.</summary>
    public static async Task PlanAsync(PageRequest request)
    {
        var authority = await ChangerOfAsync(request, PlanRpc);
        try
        {
            await new ScheduleService.ScheduleServiceClient(request.For(authority.LaCode).Calls).PlanSessionsAsync(new()
            {
                LaCode = authority.LaCode,
                RequestId = request.Http.Request.Form[FormState.RequestField].ToString()
            }, cancellationToken: request.Cancel);
            request.Http.Response.Redirect($"/authorities/{authority.LaCode}/schedule?done=plan");
        }
        catch (RpcException refusal) when (PageProblems.IsToMend(refusal))
        {
            await WriteAsync(request, isPreview: true, "", refusal.Status.Detail);
        }
    }

    /// <summary>The form of a change.</summary>
    public static async Task AskAsync(PageRequest request)
    {
        var act = ActOf(request);
        var authority = await ChangerOfAsync(request, act.Rpc);
        var name = FormOf(authority, act);
        var usual = request.Http.Request.Query.Where(field => field.Value.ToString().Length < 100)
            .ToDictionary(field => field.Key, field => field.Value.ToString());
        await WriteFormAsync(request, authority, act, FormState.New(name, request.Session.Keep.Typed(name), usual));
    }

    /// <summary>Takes the form of a change.</summary>
    public static async Task SendAsync(PageRequest request)
    {
        var (act, typed) = (ActOf(request), PageForms.Typed(request.Http.Request.Form));
        var authority = await ChangerOfAsync(request, act.Rpc);
        request.Session.Keep.Type(typed);
        var (fields, address) = (new TypedFields(typed), "");
        IReadOnlyList<PageProblem> problems;
        try
        {
            address = await new ScheduleSender(request.For(authority.LaCode), authority.LaCode, fields).SendAsync(act);
            problems = fields.Problems;
        }
        catch (RpcException refusal) when (PageProblems.IsToMend(refusal) || refusal.StatusCode == StatusCode.NotFound)
        {
            problems = [.. PageProblems.Of(refusal).Select(problem => SessionWords.WhyThatDay(problem, fields) ?? problem)];
        }
        if (problems.Count > 0)
        {
            await WriteFormAsync(request, authority, act,
                new(FormOf(authority, act), fields.Text(FormState.RequestField), typed, problems));
            return;
        }
        request.Session.Keep.Taken(FormOf(authority, act));
        request.Http.Response.Redirect(address);
    }

    private static string FormOf(Authority authority, ScheduleAct act) => $"schedule/{authority.LaCode}/{act.Name}";

    private static ScheduleAct ActOf(PageRequest request) => ScheduleAct.All.GetValueOrDefault(request.Route("act"))
        ?? throw Faults.NotFound("page", "this");

    /// <summary>The authority of the address, for who changes its schedule; to others there is no such page.</summary>
    private static Task<Authority> ChangerOfAsync(PageRequest request, string rpc) => request.May(rpc)
        ? AuthorityEndpoint.OfAddressAsync(request) : throw Faults.NotFound("page", "this");

    private static async Task WriteFormAsync(PageRequest request, Authority authority, ScheduleAct act, FormState form)
    {
        var facts = await ScheduleLoader.LoadAsync(request.For(authority.LaCode), authority.LaCode);
        await PageWriter.WriteAsync<ScheduleFormPage>(request.Http,
            form.Problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            (nameof(ScheduleFormPage.Viewer), request.Viewer),
            (nameof(ScheduleFormPage.View), new ScheduleFormView(authority.LaCode, authority.Name, act, facts, form)));
    }

    private static async Task WriteAsync(PageRequest request, bool isPreview, string note, string planProblem)
    {
        SessionsEndpoint.RequireReader(request);
        var authority = await AuthorityEndpoint.OfAddressAsync(request);
        var (narrowed, mayChange) = (request.For(authority.LaCode), request.May(PlanRpc));
        PlanSessionsResponse? plan = null;
        try
        {
            if (isPreview && mayChange && planProblem.Length == 0)
                plan = await new ScheduleService.ScheduleServiceClient(narrowed.Calls).PlanSessionsAsync(
                    new() { LaCode = authority.LaCode, ValidateOnly = true }, cancellationToken: request.Cancel);
        }
        catch (RpcException refusal) when (PageProblems.IsToMend(refusal))
        {
            planProblem = refusal.Status.Detail;
        }
        await PageWriter.WriteAsync<SchedulePage>(request.Http,
            planProblem.Length > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            (nameof(SchedulePage.Viewer), request.Viewer), (nameof(SchedulePage.View), new ScheduleView(authority.LaCode, authority.Name,
                await ScheduleLoader.LoadAsync(narrowed, authority.LaCode), mayChange, plan, planProblem,
                FormState.Blank($"schedule/{authority.LaCode}/plan"), note)));
    }
}
