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
        ["returns"] = view => new(["month", "state", "due_on", "extracted_on", "schools_returned", "schools", "open_queries"],
            view.Returns.Select(one => new object?[] { one.Month, one.State, one.DueOn, one.ExtractedOn, one.SchoolsReturned, one.Schools,
                one.OpenQueries })),
        ["schools"] = view => new(["urn", "name", "stage", "since", "last_session_on", "next_session_on", "sessions_delivered",
            "sessions_due", "share_of_due"],
            view.Schools.Select(one => new object?[] { one.Urn, one.Name, one.Stage, one.Since, one.Last?.On, one.Next?.On,
                one.Dose?.Delivered, one.Dose?.Due, one.Dose?.Share })),
    };

    public static async Task ShowAsync(PageRequest request)
    {
        var view = await ViewAsync(request, AskedDay.Of(request, SessionsEndpoint.Today(request)));
        await PageWriter.WriteAsync<AuthorityPage>(request.Http,
            view.Asked.Problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            (nameof(AuthorityPage.Viewer), request.Viewer), (nameof(AuthorityPage.View), view));
    }

    public static async Task TableAsync(PageRequest request)
    {
        if (!Tables.TryGetValue(request.Route("table"), out var table))
            throw Faults.NotFound("table", "this");
        var view = await ViewAsync(request, new(AskedDay.OrNoPage(request)?.ToDateOnly(), "", []));
        await PageFiles.SendAsync(request, $"{view.LaCode}-{request.Route("table")}.csv", table(view).ToCsv());
    }

    private static async Task<AuthorityView> ViewAsync(PageRequest request, AskedDay asked)
    {
        var authority = await OfAddressAsync(request);
        return await AuthorityLoader.LoadAsync(request.For(authority.LaCode), authority, SessionsEndpoint.Today(request), asked);
    }

    /// <summary>The authority of the page's address; one that is not the caller's is not found.</summary>
    public static async Task<Authority> OfAddressAsync(PageRequest request) =>
        (await AuthoritiesAsync(request)).FirstOrDefault(one => one.LaCode == request.Route("code"))
            ?? throw Faults.NotFound("authority", request.Route("code"));

    /// <summary>The authorities that the caller may see, with their names in these days; none for a role without authorities.</summary>
    public static async Task<IReadOnlyList<Authority>> AuthoritiesAsync(PageRequest request)
    {
        if (!request.May("EnrolmentService/ListAuthorities"))
            return [];
        var all = await Authorities.AllAsync(request.Calls, request.Cancel);
        return [.. all.GroupBy(one => one.LaCode).Select(days => days.Last()).OrderBy(one => one.Name, StringComparer.Ordinal)];
    }
}
