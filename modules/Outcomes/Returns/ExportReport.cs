using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ReturnsHandler
{
    public override async Task<ExportReportResponse> ExportReport(ExportReportRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        return request.Content.Length > 0 ? await OfFileAsync(db, request, context.CancellationToken)
            : await OfStoredAsync(db, request, context.CancellationToken);
    }

    private static async Task<ExportReportResponse> OfStoredAsync(OutcomesDb db, ExportReportRequest request, CancellationToken cancel)
    {
        var version = await db.Returns.Where(row => row.LaCode == request.LaCode && row.Month == request.ReportingMonth)
            .Where(row => request.Version == 0 || row.Version == request.Version).MaxAsync(row => (int?)row.Version, cancel)
            ?? throw Faults.NotFound("return", $"{request.LaCode} {request.ReportingMonth}");
        var queries = await db.Queries.Where(row => row.LaCode == request.LaCode && row.Month == request.ReportingMonth
            && row.Version == version)
            .OrderBy(row => row.Line).ThenBy(row => row.Number).ToListAsync(cancel);
        var theirs = await TheirColumns.LoadAsync(db, [request.LaCode], cancel);
        return ReturnReport.Export([.. queries.Select(row => row.ToMessage(theirs(row.LaCode, row.Month, row.Version)).Finding)]);
    }

    private async Task<ExportReportResponse> OfFileAsync(OutcomesDb db, ExportReportRequest request, CancellationToken cancel)
    {
        if (request.Content.Length > OutcomesHandler.LargestSubmittedBytes)
            throw Faults.TooLarge(OutcomesHandler.LargestSubmittedBytes);
        var upload = new ReturnUpload(request.LaCode, request.ReportingMonth, 0);
        reader.Check(upload);
        var authority = await enrolment.AuthorityAsync(upload.LaCode, cancel);
        using var file = UploadedFile.Of(request.FileName.Length > 0 ? request.FileName : $"{upload.LaCode}-{upload.Month}.csv",
            request.Content, cancel);
        var problems = ReturnReader.Problems(file);
        var versions = await db.Returns.Where(row => row.LaCode == upload.LaCode && row.Month == upload.Month).Select(row => row.Version)
            .ToListAsync(cancel);
        CheckedReturn read;
        try
        {
            read = await reader.ReadAsync(db, upload, authority, file, problems, versions, () => versions.DefaultIfEmpty().Max() + 1,
                cancel);
        }
        catch (RpcException) when (problems.Any)
        {
            var layout = await reader.LayoutAsync(upload, file, db, cancel);
            var faulty = ReturnReport.Export([.. problems.Kept.Select(problem => OfError(problem, layout))]);
            faulty.ReadAs = ReturnReader.HowRead(file, layout);
            return faulty;
        }
        var report =
            ReturnReport.Export([.. ReasonsInNotes.Given(read.ToRow(file, clock.GetUtcNow()), read.Queries, read.Rows.Lines, "")
                .OrderBy(row => row.Line).ThenBy(row => row.Number)
            .Select(row => row.ToMessage(read.Frame.Layout.NameOf).Finding)]);
        report.ReadAs = read.Rows.ReadAs;
        return report;
    }

    private static Finding OfError(CellProblem problem, FileLayout layout) => new()
    {
        Rule = problem.Rule ?? "",
        Line = problem.Line ?? 0,
        Column = problem.Column ?? "",
        TheirColumn = problem.Column is { } column ? layout.NameOf(column) : "",
        Value = problem.Value ?? "",
        Message = problem.Expected,
    };
}
