using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>A file before it is sent: what the rules found, the reasons that are typed beside queries, and sending it, once.</summary>
internal static class CheckEndpoint
{
    public static async Task ShowAsync(PageRequest request)
    {
        if (await KeptAsync(request) is var (authority, file))
            await WriteAsync(request, authority, file, request.Session.Keep.Typed(FormOf(file)), []);
    }

    /// <summary>Sends the file, then the reasons. The id of the file is that of the request, so that a form that is sent twice is one
    /// return.</summary>
    public static async Task SendAsync(PageRequest request)
    {
        var typed = PageForms.Typed(request.Http.Request.Form);
        request.Session.Keep.Type(typed);
        if (await KeptAsync(request) is not var (authority, file))
            return;
        var (problems, narrowed) = (ReturnFindings.ProblemsOf(typed), request.For(authority.LaCode));
        try
        {
            if (problems.Count == 0)
            {
                var sent = await SubmitAsync(narrowed, file, validateOnly: false);
                request.Session.Keep.Sent(file, sent.Version);
                if (await ReturnFindings.AnswerAsync(narrowed, file.LaCode, file.Month, sent.Version, typed))
                    request.Session.Keep.Taken(FormOf(file));
                request.Http.Response.Redirect(AddressOf(file.LaCode, file.Month, sent.Version));
                return;
            }
        }
        catch (RpcException refusal) when (PageProblems.IsToMend(refusal))
        {
            problems = PageProblems.Of(refusal);
        }
        await WriteAsync(request, authority, file, typed, problems);
    }

    /// <summary>What was found, as CSV.</summary>
    public static async Task ReportAsync(PageRequest request)
    {
        if (await KeptAsync(request) is var (_, file))
            await PageFiles.SendAsync(request, $"{file.LaCode}-{file.Month}-to-mend.csv",
                (await ReportAsync(request.For(file.LaCode), file)).Csv.ToByteArray());
    }

    /// <summary>The file with what is to be mended at the end of each line.</summary>
    public static async Task MarkedAsync(PageRequest request)
    {
        if (await KeptAsync(request) is not var (_, file))
            return;
        var report = await ReportAsync(request.For(file.LaCode), file);
        await PageFiles.SendAsync(request, $"{file.LaCode}-{file.Month}-marked.csv",
            MarkedFile.Of(file.Content.Memory, report.ReadAs, report.Findings) ?? throw Faults.NotFound("marked file", file.Month));
    }

    /// <summary>What the rules find in a file. Nothing is stored.</summary>
    public static async Task<ExportReportResponse> ReportAsync(PageRequest request, KeptFile file) =>
        await new ReturnsService.ReturnsServiceClient(request.Calls).ExportReportAsync(new()
        {
            LaCode = file.LaCode,
            ReportingMonth = file.Month,
            Content = file.Content,
            FileName = file.Name
        }, cancellationToken: request.Cancel);

    /// <summary>Where a return is shown that was received just now.</summary>
    private static string AddressOf(string laCode, string month, int version) =>
        $"/authorities/{laCode}/returns/{month}?received={version}";

    private static string FormOf(KeptFile file) => ReturnFindings.FormOf(file.LaCode, file.Month);

    /// <summary>The file of the address; one that was sent leads to its return, one that is kept no more to the choice of a file.</summary>
    private static async Task<(Authority Authority, KeptFile File)?> KeptAsync(PageRequest request)
    {
        var authority = await ReturnsEndpoint.SenderOfAsync(request);
        var file = request.Session.Keep.Files.FirstOrDefault(one => one.Id == request.Route("id") && one.LaCode == authority.LaCode);
        if (file is { SentAs: 0 })
            return (authority, file);
        request.Http.Response.Redirect(file is null ? $"/authorities/{authority.LaCode}/returns?gone"
            : AddressOf(file.LaCode, file.Month, file.SentAs));
        return null;
    }

    private static async Task<SubmitReturnResponse> SubmitAsync(PageRequest request, KeptFile file, bool validateOnly) =>
        await new OutcomesService.OutcomesServiceClient(request.Calls).SubmitReturnAsync(new()
        {
            LaCode = file.LaCode,
            ReportingMonth = file.Month,
            Content = file.Content,
            FileName = file.Name,
            RequestId = file.Id,
            ValidateOnly = validateOnly
        }, cancellationToken: request.Cancel);

    private static async Task WriteAsync(PageRequest request, Authority authority, KeptFile file,
        IReadOnlyDictionary<string, string> typed, IReadOnlyList<PageProblem> problems)
    {
        var narrowed = request.For(authority.LaCode);
        var report = await ReportAsync(narrowed, file);
        SubmitReturnResponse? plan = null;
        try
        {
            plan = report.Errors > 0 ? null : await SubmitAsync(narrowed, file, validateOnly: true);
        }
        catch (RpcException refusal) when (PageProblems.IsToMend(refusal))
        {
            problems = PageProblems.Of(refusal);
        }
        var view = new CheckView(authority.LaCode, authority.Name, file.Month, file.Id, PageText.FileName(file.Name), report,
            MarkedFile.Of(file.Content.Memory, report.ReadAs, report.Findings) is not null,
            await ReturnFindings.ViewAsync(narrowed, report.Findings, typed, problems), plan, problems);
        await PageWriter.WriteAsync<CheckPage>(request.Http,
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            (nameof(CheckPage.Viewer), request.Viewer), (nameof(CheckPage.View), view));
    }
}
