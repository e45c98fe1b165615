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
        return request.Content.Length > 0 ? await OfFileAsync(db, request, context.CancellationToken) : await OfStoredAsync(db, request, context.CancellationToken);
    }

    private static async Task<ExportReportResponse> OfStoredAsync(OutcomesDb db, ExportReportRequest request, CancellationToken cancel)
    {
        var version = await db.Returns.Where(row => row.LaCode == request.LaCode && row.Month == request.ReportingMonth)
            .Where(row => request.Version == 0 || row.Version == request.Version).MaxAsync(row => (int?)row.Version, cancel)
            ?? throw Faults.NotFound("return", $"{request.LaCode} {request.ReportingMonth}");
        var queries = await db.Queries.Where(row => row.LaCode == request.LaCode && row.Month == request.ReportingMonth && row.Version == version)
            .OrderBy(row => row.Line).ThenBy(row => row.Number).ToListAsync(cancel);
        var theirs = await TheirColumnsAsync(db, [request.LaCode], cancel);
        return ReturnReport.Of([.. queries.Select(row => row.ToMessage(theirs(row.LaCode, row.Month, row.Version)).Finding)]);
    }

    private async Task<ExportReportResponse> OfFileAsync(OutcomesDb db, ExportReportRequest request, CancellationToken cancel)
    {
        if (request.Content.Length > OutcomesHandler.LargestSubmittedBytes)
            throw Faults.TooLarge(OutcomesHandler.LargestSubmittedBytes);
        var upload = new ReturnUpload(request.LaCode, request.ReportingMonth, 0);
        intake.Check(upload);
        var authority = await enrolment.AuthorityAsync(upload.LaCode, cancel);
        using var file = UploadedFile.Of(request.FileName.Length > 0 ? request.FileName : $"{upload.LaCode}-{upload.Month}.csv", request.Content);
        var problems = ReturnIntake.Problems(file);
        var (frame, mappedFrom) = await intake.FrameAsync(upload, file, db, cancel);
        if (TryRead(file, problems, frame) is not { } read)
            return ReturnReport.Of([.. problems.Kept.Select(problem => OfError(problem, frame.Layout))]);

        ReturnIntake.RequireAgreement(authority, read.ExtractOn);
        read.ReadAs.MappingValidFrom = mappedFrom.ToDate();
        var versions = await db.Returns.Where(row => row.LaCode == upload.LaCode && row.Month == upload.Month).Select(row => row.Version).ToListAsync(cancel);
        var version = new StoredReturn
        {
            LaCode = upload.LaCode,
            Month = upload.Month,
            Version = versions.DefaultIfEmpty().Max() + 1,
            Sha256 = file.Sha256,
            Status = read.Status,
            ExtractOn = read.ExtractOn,
            ReceivedAt = clock.GetUtcNow(),
            Rows = read.Lines.Count,
            BlankRows = 0,
            Queries = 0,
        };
        var queries = await intake.QueriesAsync(db, frame, read, version.Version, versions, cancel);
        var report = ReturnReport.Of([.. ReasonsInNotes.Given(version, queries, read.Lines, "").OrderBy(row => row.Line).ThenBy(row => row.Number)
            .Select(row => row.ToMessage(frame.Layout.NameOf).Finding)]);
        report.ReadAs = read.ReadAs;
        return report;
    }

    private static ReadReturn? TryRead(UploadedFile file, RowProblems problems, ReturnFrame frame)
    {
        try
        {
            return ReadReturn.From(file, problems, frame);
        }
        catch (RpcException) when (problems.Any)
        {
            return null;
        }
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
