using Microsoft.AspNetCore.Routing;

namespace Programme.Host;

/// <summary>Pages for a browser, on the listener of JSON. They are drawn on the server, need no script, and ask the services with the
/// rights of whoever is signed in. See decision 0074.</summary>
internal static class PagesSetup
{
    private static readonly byte[] Style = Embedded("pages.css");

    /// <summary>Changes with the style sheet, so that a browser may keep it.</summary>
    public static string StyleAddress { get; } =
        $"/pages/{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Style))[..16]}.css";

    public static void AddPages(this IServiceCollection services, Settings settings) =>
        services.AddSingleton(SurveyTexts.Read(settings)).AddSingleton<PageSessions>().AddSingleton<PageGate>()
            .AddSingleton<SignInEndpoints>().AddSingleton<SurveyEndpoints>()
            .AddSingleton<WaitingForms>();

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        var gate = app.ServiceProvider.GetRequiredService<PageGate>();
        var signIn = app.ServiceProvider.GetRequiredService<SignInEndpoints>();
        app.MapGet(StyleAddress, (RequestDelegate)StyleAsync);
        app.MapGet("/sign-in", (RequestDelegate)signIn.ShowAsync);
        app.MapPost("/sign-in", (RequestDelegate)signIn.SignInAsync);
        app.MapPost("/sign-out", (RequestDelegate)signIn.SignOutAsync);
        if (app.ServiceProvider.GetRequiredService<Settings>().OpenId is not null)
            MapProvider(app);
        var survey = app.ServiceProvider.GetRequiredService<SurveyEndpoints>();
        app.MapGet("/survey", (RequestDelegate)survey.ShowAsync);
        app.MapPost("/survey", (RequestDelegate)survey.OpenAsync);
        app.MapPost("/survey/answers", (RequestDelegate)survey.AnswerAsync);
        app.MapGet("/survey/received", (RequestDelegate)survey.ReceivedAsync);
        app.MapGet("/", gate.Serve(OverviewEndpoint.ShowAsync));
        app.MapGet("/overview.csv", gate.Serve(OverviewEndpoint.TableAsync));
        app.MapGet("/authorities/{code}", gate.Serve(AuthorityEndpoint.ShowAsync));
        app.MapGet("/next", gate.Serve(NextEndpoint.ShowAsync));
        app.MapPost("/next", gate.Serve(NextEndpoint.DoAsync));
        app.MapGet("/lists", gate.Serve(ListsEndpoint.IndexAsync));
        app.MapGet("/lists/{kind}", gate.Serve(ListsEndpoint.ShowAsync));
        app.MapPost("/lists/{kind}", gate.Serve(ListsEndpoint.CheckAsync));
        app.MapGet("/lists/{kind}/template.{form:regex(^(csv|xlsx)$)}", gate.Serve(ListsEndpoint.TemplateAsync));
        app.MapGet("/lists/{kind}/checks/{id}", gate.Serve(ListCheckEndpoint.ShowAsync));
        app.MapPost("/lists/{kind}/checks/{id}", gate.Serve(ListCheckEndpoint.ImportAsync));
        app.MapGet("/operations", gate.Serve(OperationsEndpoint.ShowAsync));
        app.MapGet("/returns", gate.Serve(ReturnsEndpoint.IndexAsync));
        app.MapGet("/authorities/{code}/returns", gate.Serve(ReturnsEndpoint.ShowAsync));
        app.MapPost("/authorities/{code}/returns", gate.Serve(ReturnsEndpoint.CheckAsync));
        app.MapGet("/authorities/{code}/returns/template.{kind:regex(^(csv|xlsx)$)}", gate.Serve(ReturnsEndpoint.TemplateAsync));
        app.MapGet("/authorities/{code}/returns/checks/{id}", gate.Serve(CheckEndpoint.ShowAsync));
        app.MapPost("/authorities/{code}/returns/checks/{id}", gate.Serve(CheckEndpoint.SendAsync));
        app.MapGet("/authorities/{code}/returns/checks/{id}/report.csv", gate.Serve(CheckEndpoint.ReportAsync));
        app.MapGet("/authorities/{code}/returns/checks/{id}/marked.csv", gate.Serve(CheckEndpoint.MarkedAsync));
        app.MapGet("/authorities/{code}/returns/{month}", gate.Serve(ReturnMonthEndpoint.ShowAsync));
        app.MapPost("/authorities/{code}/returns/{month}", gate.Serve(ReturnMonthEndpoint.AnswerAsync));
        app.MapGet("/authorities/{code}/returns/{month}/report.csv", gate.Serve(ReturnMonthEndpoint.ReportAsync));
        app.MapGet("/sessions", gate.Serve(SessionsEndpoint.ShowAsync));
        app.MapGet("/sessions/{reference}", gate.Serve(SessionEndpoint.ShowAsync));
        app.MapGet("/sessions/{reference}/{act}", gate.Serve(SessionEndpoint.AskAsync));
        app.MapPost("/sessions/{reference}/{act}", gate.Serve(SessionEndpoint.SendAsync));
        app.MapGet("/authorities/{code}/schedule", gate.Serve(ScheduleEndpoint.ShowAsync));
        app.MapPost("/authorities/{code}/schedule/plan", gate.Serve(ScheduleEndpoint.PlanAsync));
        app.MapGet("/authorities/{code}/schedule/plan", gate.Serve(ScheduleEndpoint.ShowAsync));
        app.MapGet("/authorities/{code}/schedule/{act}", gate.Serve(ScheduleEndpoint.AskAsync));
        app.MapPost("/authorities/{code}/schedule/{act}", gate.Serve(ScheduleEndpoint.SendAsync));
        app.MapGet("/authorities/{code}/behind/{part}", gate.Serve(BehindEndpoint.ShowAsync));
        app.MapGet("/authorities/{code}/behind/{part}/{table}.csv", gate.Serve(BehindEndpoint.TableAsync));
        app.MapGet("/authorities/{code}/compare", gate.Serve(CompareEndpoint.ShowAsync));
        app.MapGet("/authorities/{code}/compare/{table:regex(^(others|terms)$)}.csv", gate.Serve(CompareEndpoint.TableAsync));
        app.MapGet("/authorities/{code}/{table}.csv", gate.Serve(AuthorityEndpoint.TableAsync));
    }

    private static void MapProvider(IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-in/provider", (RequestDelegate)(http => Provider(http).BeginAsync(http)));
        app.MapGet("/sign-in/provider", (RequestDelegate)(http => Provider(http).LeaveAsync(http)));
        app.MapGet(ProviderEndpoints.ReturnPath, (RequestDelegate)(http => Provider(http).ReturnAsync(http)));
        app.MapGet("/sign-in/provider/sign-out", (RequestDelegate)(http => Provider(http).SignOutAsync(http)));
        app.MapPost("/sign-in/provider/ended", (RequestDelegate)(http => Provider(http).EndedAsync(http)));
    }

    /// <summary>One for each request, as the handlers of the framework are.</summary>
    private static ProviderEndpoints Provider(HttpContext http) => http.RequestServices.GetRequiredService<ProviderEndpoints>();

    private static Task StyleAsync(HttpContext http)
    {
        http.Response.ContentType = "text/css; charset=utf-8";
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.Body.WriteAsync(Style, 0, Style.Length, http.RequestAborted);
    }

    private static byte[] Embedded(string name)
    {
        using var stream = typeof(PagesSetup).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
