using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>A month of an authority: its versions, what differs between two of them, and the queries that wait for a reason.</summary>
internal static class ReturnMonthEndpoint
{
    public static async Task ShowAsync(PageRequest request)
    {
        var form = ReturnFindings.FormOf(request.Route("code"), request.Route("month"));
        await WriteAsync(request, request.Session.Keep.Typed(form), []);
    }

    /// <summary>Takes reasons.</summary>
    public static async Task AnswerAsync(PageRequest request)
    {
        var authority = await ReturnsEndpoint.SenderOfAsync(request);
        var (month, typed) = (request.Route("month"), PageForms.Typed(request.Http.Request.Form));
        request.Session.Keep.Type(typed);
        var problems = ReturnFindings.ProblemsOf(typed);
        if (problems.Count == 0 && int.TryParse(typed.GetValueOrDefault("version"), out var version))
        {
            if (await ReturnFindings.AnswerAsync(request.For(authority.LaCode), authority.LaCode, month, version, typed))
            {
                request.Session.Keep.Taken(ReturnFindings.FormOf(authority.LaCode, month));
                request.Http.Response.Redirect($"/authorities/{authority.LaCode}/returns/{month}");
                return;
            }
            problems = [new("", "Not every reason was taken: the data may be locked, or a text holds a character that cannot be stored.")];
        }
        await WriteAsync(request, typed, problems);
    }

    /// <summary>The queries of a version with their reasons, as CSV.</summary>
    public static async Task ReportAsync(PageRequest request)
    {
        var (authority, month) = (await ReturnsEndpoint.SenderOfAsync(request), request.Route("month"));
        var report = await new ReturnsService.ReturnsServiceClient(request.For(authority.LaCode).Calls)
            .ExportReportAsync(new() { LaCode = authority.LaCode, ReportingMonth = month }, cancellationToken: request.Cancel);
        await PageFiles.SendAsync(request, $"{authority.LaCode}-{month}-queries.csv", report.Csv.ToByteArray());
    }

    private static async Task WriteAsync(PageRequest request, IReadOnlyDictionary<string, string> typed,
        IReadOnlyList<PageProblem> problems)
    {
        var (authority, month) = (await ReturnsEndpoint.SenderOfAsync(request), request.Route("month"));
        var narrowed = request.For(authority.LaCode);
        var expected = await AuthorityFacts.ReturnsAsync(narrowed, asOf: null) ?? [];
        var versions = await VersionsAsync(narrowed, authority.LaCode, month);
        if (versions.Count == 0 && expected.All(one => one.Month != month))
            throw Faults.NotFound("return", month);
        var queries = versions.Count == 0 ? [] : await ReturnFindings.QueriesAsync(narrowed, authority.LaCode, month, versions[0].Version);
        var received = int.TryParse(request.Http.Request.Query["received"], out var version)
            && versions.Any(one => one.Version == version) ? version : 0;
        var view = new ReturnMonthView(authority.LaCode, authority.Name, month, versions, received,
            await ReturnFindings.ViewAsync(narrowed, [.. queries.Select(query => query.Finding)], typed, problems),
            versions.Count < 2 ? null : await ChangesAsync(narrowed, authority.LaCode, month), problems);
        await PageWriter.WriteAsync<ReturnMonthPage>(request.Http,
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            (nameof(ReturnMonthPage.Viewer), request.Viewer), (nameof(ReturnMonthPage.View), view));
    }

    private static async Task<IReadOnlyList<Return>> VersionsAsync(PageRequest request, string laCode, string month)
    {
        var outcomes = new OutcomesService.OutcomesServiceClient(request.Calls);
        var all = await Journal.Pages.AllAsync(new ListReturnsRequest { LaCode = laCode },
            page => outcomes.ListReturnsAsync(page, cancellationToken: request.Cancel), page => page.Returns);
        return [.. all.Where(one => one.ReportingMonth == month).OrderByDescending(one => one.Version)];
    }

    /// <summary>What differs between two versions: those of the address, or the two newest.</summary>
    private static async Task<ListReturnChangesResponse> ChangesAsync(PageRequest request, string laCode, string month) =>
        await new ReturnsService.ReturnsServiceClient(request.Calls).ListReturnChangesAsync(new()
        {
            LaCode = laCode,
            ReportingMonth = month,
            FromVersion = Number(request, "from"),
            ToVersion = Number(request, "to"),
            PageSize = 200
        }, cancellationToken: request.Cancel);

    private static int Number(PageRequest request, string name) => int.TryParse(request.Http.Request.Query[name], out var number)
        ? number : 0;
}
