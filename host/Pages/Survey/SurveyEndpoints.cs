using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Programme.Access.V1;
using Programme.Instruments.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>The survey's page: a code is entered, the notice read, answers given. Nobody signs in; the calls are those of the role
/// survey_form, which may do nothing else. A code is sent in the body of a form alone, never in an address. See decision 0090.</summary>
internal sealed class SurveyEndpoints(GrpcChannel channel, CallLimits limits, SurveyTexts texts, ILogger<SurveyEndpoints> log)
{
    private const string ItemPrefix = "item.";
    private const string NoSurvey = "There is no open survey for this code. Check that it is written as it was sent to you. A code works "
        + "once, and only while the survey is open.";

    /// <summary>Whatever is wrong with a code, the answer takes as long.</summary>
    private static readonly TimeSpan LeastForRefusal = TimeSpan.FromMilliseconds(400);

    private static readonly Caller Form = new("survey-page", Role.SurveyForm, null, null);

    /// <summary>Where a code is entered.</summary>
    public Task ShowAsync(HttpContext http) => ServedAsync(http, () => CodeAsync(http, ""));

    /// <summary>The questions of a code.</summary>
    public Task OpenAsync(HttpContext http) => ServedAsync(http, async () =>
    {
        var form = await PageForms.ReadAsync(http);
        await QuestionsAsync(http, form["code"].ToString(), RandomNumberGenerator.GetHexString(32, lowercase: true),
            new Dictionary<string, int>(), "");
    });

    /// <summary>Takes answers. A form that is sent twice is one answer.</summary>
    public Task AnswerAsync(HttpContext http) => ServedAsync(http, async () =>
    {
        var form = await PageForms.ReadAsync(http);
        var (code, requestId, given) = (form["code"].ToString(), form["request_id"].ToString(), Answers(form));
        if (given.Count == 0)
        {
            await QuestionsAsync(http, code, requestId, given, "Answer at least one question.");
            return;
        }
        var started = Stopwatch.GetTimestamp();
        try
        {
            await Surveys().SubmitSurveyAnswersAsync(new()
            {
                Code = code,
                RequestId = requestId,
                Answers = { given.Select(answer => new ItemAnswer { Item = answer.Key, Value = answer.Value }) }
            }, cancellationToken: http.RequestAborted);
            http.Response.Redirect("/survey/received");
        }
        catch (RpcException refusal) when (refusal.StatusCode == StatusCode.NotFound)
        {
            await RefuseAsync(http, started);
        }
        catch (RpcException refusal) when (PageProblems.IsToMend(refusal))
        {
            await QuestionsAsync(http, code, requestId, given, PageProblems.IsFor(refusal, Reasons.DataLocked)
                ? "No answers are taken at the moment. Try again later." : "Your answers could not be read. Choose them again.");
        }
    });

    /// <summary>That answers were received. It says nothing of whom.</summary>
    public Task ReceivedAsync(HttpContext http) =>
        ServedAsync(http, () => PageWriter.WriteAsync<SurveyReceivedPage>(http, StatusCodes.Status200OK));

    private static Dictionary<string, int> Answers(IFormCollection form) => form
        .Where(field => field.Key.StartsWith(ItemPrefix, StringComparison.Ordinal)
            && int.TryParse(field.Value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        .ToDictionary(field => field.Key[ItemPrefix.Length..], field => int.Parse(field.Value.ToString(), CultureInfo.InvariantCulture));

    private SurveyService.SurveyServiceClient Surveys() => new(channel.Intercept(headers =>
    {
        headers.Add(Caller.Header, Form.ToBytes());
        return headers;
    }));

    private static Task CodeAsync(HttpContext http, string problem) => PageWriter.WriteAsync<SurveyCodePage>(http,
        problem.Length > 0 ? StatusCodes.Status404NotFound : StatusCodes.Status200OK, (nameof(SurveyCodePage.Problem), problem));

    private async Task QuestionsAsync(HttpContext http, string code, string requestId, IReadOnlyDictionary<string, int> given,
        string problem)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var survey = await Surveys().GetSurveyFormAsync(new() { Code = code }, cancellationToken: http.RequestAborted);
            await PageWriter.WriteAsync<SurveyPage>(http,
                problem.Length > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
                (nameof(SurveyPage.Survey), survey), (nameof(SurveyPage.Notice), texts.Notice),
                (nameof(SurveyPage.Wordings), texts.Wordings), (nameof(SurveyPage.Code), code), (nameof(SurveyPage.RequestId), requestId),
                (nameof(SurveyPage.Given), given), (nameof(SurveyPage.Problem), problem));
        }
        catch (RpcException refusal) when (refusal.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            await RefuseAsync(http, started);
        }
    }

    private static async Task RefuseAsync(HttpContext http, long started)
    {
        if (LeastForRefusal - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } rest)
            await Task.Delay(rest, http.RequestAborted);
        await CodeAsync(http, NoSurvey);
    }

    private async Task ServedAsync(HttpContext http, Func<Task> page)
    {
        if (texts.Notice.Count == 0)
        {
            await PageGate.RefuseAsync(http, null, StatusCodes.Status404NotFound);
            return;
        }
        var isForm = HttpMethods.IsPost(http.Request.Method);
        if (isForm && (!PageGate.IsSameOrigin(http.Request) || !http.Request.HasFormContentType || PageForms.IsWithFile(http.Request)))
        {
            await PageGate.RefuseAsync(http, null, StatusCodes.Status403Forbidden);
            return;
        }
        try
        {
            // Of one address: behind a reverse proxy that is all of them together, with the bound of one caller.
            using var place = await limits.EnterAsync(Form with { Subject = $"survey {http.Connection.RemoteIpAddress}" }, isHeavy: false,
                http.RequestAborted);
            await page();
        }
        catch (RpcException refusal) when (!http.Response.HasStarted)
        {
            await PageGate.RefuseAsync(http, null, refusal.StatusCode is StatusCode.ResourceExhausted or StatusCode.Unavailable
                ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError);
        }
        catch (BadHttpRequestException) when (!http.Response.HasStarted)
        {
            await PageGate.RefuseAsync(http, null, StatusCodes.Status403Forbidden);
        }
        catch (Exception fault) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested
            && fault is not OperationCanceledException)
        {
            log.LogError(fault, "The survey's page was not drawn");
            await PageGate.RefuseAsync(http, null, StatusCodes.Status500InternalServerError);
        }
    }
}
