using Grpc.Core;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>What comes next in the trial: its steps with what is missing, who does it and how, and the forms that do them.</summary>
internal static class NextEndpoint
{
    public static Task ShowAsync(PageRequest request) => WriteAsync(request, "", []);

    /// <summary>Does what a form asks for, when the word for it was typed.</summary>
    public static async Task DoAsync(PageRequest request)
    {
        var typed = PageForms.Typed(request.Http.Request.Form);
        request.Session.Keep.Type(typed);
        var sent = new NextSent(request, typed, await NextFacts.LoadAsync(request));
        if (!NextActs.All.TryGetValue(NextActs.KindOf(sent.Name), out var act) || !request.May(act.Rpc))
            throw Faults.NotFound("act", sent.Name);
        // A phone makes the first letter a capital.
        if (act.Word.Length > 0 && !act.Word.Equals(sent[NextForm.WordField], StringComparison.OrdinalIgnoreCase))
        {
            await WriteAsync(request, sent.Name, [new(NextForm.WordField, $"Type {act.Word} to do it. Nothing was done.")]);
            return;
        }
        try
        {
            await act.DoAsync(sent);
        }
        catch (RpcException refusal) when (PageProblems.IsToMend(refusal) || refusal.StatusCode == StatusCode.NotFound)
        {
            await WriteAsync(request, sent.Name, PageProblems.Of(refusal));
            return;
        }
        request.Session.Keep.Taken(typed.GetValueOrDefault(SessionKeep.FormField, ""));
        if (!request.Http.Response.HasStarted)
            request.Http.Response.Redirect($"/next?done={NextActs.KindOf(sent.Name)}");
    }

    private static async Task<IReadOnlyList<NextStep>> StepsAsync(PageRequest request) =>
        (await new ReportService.ReportServiceClient(request.Calls).GetNextStepsAsync(new(), cancellationToken: request.Cancel)).Steps;

    /// <param name="request">The request.</param>
    /// <param name="sent">The form that was sent.</param>
    /// <param name="problems">What is wrong with it.</param>
    private static async Task WriteAsync(PageRequest request, string sent, IReadOnlyList<PageProblem> problems)
    {
        var steps = await StepsAsync(request);
        var facts = await NextFacts.LoadAsync(request);
        var forms = steps.ToDictionary(step => step.Code, step => NextForms.Of(request, step, facts));
        var wrong = forms.Values.SelectMany(all => all).FirstOrDefault(form => form.Name == sent);
        var view = new NextView(steps, forms, wrong is null ? problems : [.. problems.Select(wrong.At)],
            problems.Count == 0 && NextActs.All.TryGetValue($"{request.Http.Request.Query["done"]}", out var done) ? done.Done : "",
            form => form.State(request.Session.Keep.Typed(form.KeptAs), form == wrong ? problems : []),
            steps.Where(step => step.State == NextStepState.Open)
                .ToDictionary(step => step.Code, step => ListKinds.OfStep(request, step.Code)));
        await PageWriter.WriteAsync<NextPage>(request.Http,
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            (nameof(NextPage.Viewer), request.Viewer), (nameof(NextPage.View), view));
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Steps">The steps, in order.</param>
/// <param name="Forms">Forms by step.</param>
/// <param name="Problems">What is wrong with the form that was sent.</param>
/// <param name="Done">What was done just now; empty = nothing.</param>
/// <param name="State">A form as it is drawn.</param>
/// <param name="Lists">Lists that the reader may import, by the step that can be done with them now.</param>
public sealed record NextView(IReadOnlyList<NextStep> Steps, IReadOnlyDictionary<string, IReadOnlyList<NextForm>> Forms,
    IReadOnlyList<PageProblem> Problems, string Done, Func<NextForm, FormState> State,
    IReadOnlyDictionary<string, IReadOnlyList<PageList>> Lists)
{
    /// <summary>Names of all fields on the page.</summary>
    public IReadOnlyCollection<string> Fields =>
        [.. Forms.Values.SelectMany(forms => forms).SelectMany(form => form.Fields.Select(one => form.IdOf(one.Name)))];
}
