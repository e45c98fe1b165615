using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>The page on which an authority's returns are sent: what is expected, a template, and the choice of a file.</summary>
internal static class ReturnsEndpoint
{
    private static readonly IReadOnlyList<PageProblem> NoFile = [new("file", "Choose the file of the return.")];

    /// <summary>The authorities whose returns the caller sends; who sends those of one goes to its page.</summary>
    public static async Task IndexAsync(PageRequest request)
    {
        RequireSender(request);
        var authorities = await AuthorityEndpoint.AuthoritiesAsync(request);
        if (authorities is [var only])
        {
            request.Http.Response.Redirect($"/authorities/{only.LaCode}/returns");
            return;
        }
        var expected = await AuthorityFacts.ReturnsAsync(request, asOf: null) ?? [];
        await PageWriter.WriteAsync<ReturnsIndexPage>(request.Http, StatusCodes.Status200OK,
            (nameof(ReturnsIndexPage.Viewer), request.Viewer),
            (nameof(ReturnsIndexPage.Lines), authorities.Select(one => new ReturnsLine(one.LaCode, one.Name,
                expected.Count(month => month.LaCode == one.LaCode && month.SchoolsReturned < month.Schools),
                expected.Where(month => month.LaCode == one.LaCode).Sum(month => month.OpenQueries))).ToList()));
    }

    public static async Task ShowAsync(PageRequest request)
    {
        var query = request.Http.Request.Query;
        await WriteAsync(request, await SenderOfAsync(request), query["month"].ToString(), [], query["gone"].Count > 0);
    }

    /// <summary>Takes a file, checks it, and leads to what was found. The file is kept in the session; nothing is stored.</summary>
    public static async Task CheckAsync(PageRequest request)
    {
        var authority = await SenderOfAsync(request);
        var form = request.Http.Request.Form;
        var (month, chosen) = (form["month"].ToString(), form.Files.GetFile("file"));
        if (await PageForms.ContentAsync(chosen, request.Cancel) is not { } content)
        {
            await WriteAsync(request, authority, month, NoFile, gone: false);
            return;
        }
        var clock = request.Http.RequestServices.GetRequiredService<TimeProvider>();
        var file = new KeptFile(RandomNumberGenerator.GetHexString(32, lowercase: true), authority.LaCode, month,
            chosen!.FileName, content, clock.GetUtcNow());
        try
        {
            await CheckEndpoint.ReportAsync(request.For(authority.LaCode), file);
        }
        catch (RpcException refusal) when (PageProblems.IsToMend(refusal))
        {
            await WriteAsync(request, authority, month, [.. PageProblems.Of(refusal).Select(one => one with
            {
                Field = one.Field == "reporting_month" ? "month" : "file"
            })], gone: false);
            return;
        }
        request.Session.Keep.Add(file);
        request.Http.Response.Redirect($"/authorities/{authority.LaCode}/returns/checks/{file.Id}");
    }

    /// <summary>The header, with a row for each school of the newest return, or with an example.</summary>
    public static async Task TemplateAsync(PageRequest request)
    {
        var authority = await SenderOfAsync(request);
        var (month, asWorkbook) = (request.Http.Request.Query["month"].ToString(), request.Route("kind") == "xlsx");
        var list = Templates.All["returns"];
        var schools = await SchoolsAsync(request.For(authority.LaCode), authority.LaCode);
        var rows = schools.Count == 0 ? [[.. list.Columns.Select(column => column.Example)]]
            : schools.Select(urn => list.Columns.Select(column => column.Name switch
            {
                "reporting_month" => month,
                "school_urn" => urn,
                _ => "",
            }).ToArray());
        using var file = new MemoryStream();
        if (asWorkbook)
            Templates.WriteWorkbook(list, file, rows);
        else
            file.Write(new OutgoingList([.. list.Columns.Select(column => column.Name)], rows).ToCsv());
        await PageFiles.SendAsync(request, $"{authority.LaCode}-return.{(asWorkbook ? "xlsx" : "csv")}", file.ToArray());
    }

    /// <summary>The authority of the address, for who sends its returns; to others there is no such page.</summary>
    public static Task<Authority> SenderOfAsync(PageRequest request)
    {
        RequireSender(request);
        return AuthorityEndpoint.OfAddressAsync(request);
    }

    private static void RequireSender(PageRequest request)
    {
        if (!request.May("OutcomesService/SubmitReturn"))
            throw Faults.NotFound("page", "this");
    }

    private static async Task WriteAsync(PageRequest request, Authority authority, string month, IReadOnlyList<PageProblem> problems,
        bool gone)
    {
        var expected = await AuthorityFacts.ReturnsAsync(request.For(authority.LaCode), asOf: null) ?? [];
        var chosen = expected.Any(one => one.Month == month) ? month
            : (expected.FirstOrDefault(one => one.ExtractedOn is null) ?? (expected is [.., var last] ? last : null))?.Month ?? "";
        await PageWriter.WriteAsync<ReturnsPage>(request.Http,
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            (nameof(ReturnsPage.Viewer), request.Viewer), (nameof(ReturnsPage.View), new ReturnsView(authority.LaCode, authority.Name,
                [.. expected.Select(AuthorityLoader.MonthOf)], chosen, problems, gone)));
    }

    private static async Task<IReadOnlyList<string>> SchoolsAsync(PageRequest request, string laCode)
    {
        var outcomes = new OutcomesService.OutcomesServiceClient(request.Calls);
        var returns = await outcomes.ListReturnsAsync(new() { LaCode = laCode, LatestOnly = true, PageSize = 1_000 },
            cancellationToken: request.Cancel);
        if (returns.Returns.MaxBy(one => one.ReportingMonth, StringComparer.Ordinal) is not { } newest)
            return [];
        var rows = await outcomes.ListReturnRowsAsync(new()
        {
            LaCode = laCode,
            ReportingMonth = newest.ReportingMonth,
            PageSize = 1_000
        }, cancellationToken: request.Cancel);
        return [.. rows.Rows.Select(row => row.Urn)];
    }
}
