using Google.Type;
using Programme.Enrolment.V1;
using Programme.Intake;

namespace Programme.Host;

/// <summary>The page of an authority, and its tables as CSV.</summary>
internal static class AuthorityEndpoint
{
    private static readonly Dictionary<string, Func<AuthorityView, OutgoingList>> Tables = new()
    {
        ["contacts"] = view => new(["month", "contacts_inappropriate", "contacts_total", "share", "withheld", "schools"],
            view.Months.Select(one => new object?[] { one.Month, one.Numerator, one.Denominator, one.Share, one.Symbol, one.Schools })),
        ["returns"] = view => new(["month", "state", "due_on", "extracted_on", "schools", "open_queries"],
            view.Returns.Select(one => new object?[] { one.Month, one.State, one.DueOn, one.ExtractedOn, one.Schools, one.OpenQueries })),
        ["schools"] = view => new(["urn", "name", "stage", "since", "sessions_delivered_of_due"],
            view.Schools.Select(one => new object?[] { one.Urn, one.Name, one.Stage, one.Since, one.Dose })),
    };

    public static async Task ShowAsync(PageRequest request) => await PageWriter.WriteAsync<AuthorityPage>(request.Http,
        StatusCodes.Status200OK, (nameof(AuthorityPage.Viewer), request.Viewer), (nameof(AuthorityPage.View), await ViewAsync(request)));

    public static async Task TableAsync(PageRequest request)
    {
        if (!Tables.TryGetValue((string)request.Http.Request.RouteValues["table"]!, out var table))
            throw Faults.NotFound("table", "this");
        var view = await ViewAsync(request);
        request.Http.Response.ContentType = "text/csv; charset=utf-8";
        request.Http.Response.Headers.ContentDisposition = $"attachment; filename=\"{view.LaCode}-"
            + $"{request.Http.Request.RouteValues["table"]}.csv\"";
        await request.Http.Response.Body.WriteAsync(table(view).ToCsv(), request.Cancel);
    }

    private static async Task<AuthorityView> ViewAsync(PageRequest request)
    {
        var code = (string)request.Http.Request.RouteValues["code"]!;
        var authority = (await AuthoritiesAsync(request)).FirstOrDefault(one => one.LaCode == code)
            ?? throw Faults.NotFound("authority", code);
        var today = request.Http.RequestServices.GetRequiredService<TimeProvider>().Today();
        var narrowed = request with { Caller = request.Caller with { LaCodes = [code] } };
        return await AuthorityLoader.LoadAsync(narrowed, authority, today, AsOf(request.Http.Request.Query["on"].ToString()));
    }

    /// <summary>The authorities that the caller may see, with their names in these days; none for a role without authorities.</summary>
    public static async Task<IReadOnlyList<Authority>> AuthoritiesAsync(PageRequest request)
    {
        if (!request.May("EnrolmentService/ListAuthorities"))
            return [];
        var enrolment = new EnrolmentService.EnrolmentServiceClient(request.Calls);
        var all = await Journal.Pages.AllAsync(async token =>
        {
            var page = await enrolment.ListAuthoritiesAsync(new() { PageToken = token }, cancellationToken: request.Cancel);
            return (page.Authorities, page.NextPageToken);
        });
        return [.. all.GroupBy(one => one.LaCode).Select(days => days.Last()).OrderBy(one => one.Name, StringComparer.Ordinal)];
    }

    private static Date? AsOf(string text) => text.Length == 0 ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day.ToDate()
        : throw Faults.Invalid("on", FieldCodes.NotADay, "a day written YYYY-MM-DD is expected.");
}
