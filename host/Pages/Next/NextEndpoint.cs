using Programme.Report.V1;

namespace Programme.Host;

/// <summary>What comes next in the trial: its steps with what is missing, who does it and how.</summary>
internal static class NextEndpoint
{
    public static async Task ShowAsync(PageRequest request)
    {
        var next = await new ReportService.ReportServiceClient(request.Calls).GetNextStepsAsync(new(), cancellationToken: request.Cancel);
        await PageWriter.WriteAsync<NextPage>(request.Http, StatusCodes.Status200OK, (nameof(NextPage.Viewer), request.Viewer),
            (nameof(NextPage.Steps), next.Steps));
    }
}
