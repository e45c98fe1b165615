using System.CommandLine;
using Google.Protobuf;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>Around the monthly returns.</summary>
internal static class ReturnsVerb
{
    private static readonly Argument<string> LaCode = new("LA") { Description = "Three-digit code of the authority." };
    private static readonly Argument<string> Month = new("MONTH") { Description = "Month of the return, YYYY-MM." };
    private static readonly Option<string> Out = new("--out") { Description = "File for the report (CSV).", Required = true };
    private static readonly Option<string> Return =
        new("--file") { Description = "A return that is not sent yet: report on it and store nothing; none = on the stored return." };
    private static readonly Option<int> Version = new("--version") { Description = "Of a stored return: 1, 2, 3 …; none = the latest." };

    /// <summary>The return to report on.</summary>
    internal sealed record Subject(string LaCode, string Month, int Version, string? File);

    public static Command Command(Func<ParseResult, Target> target)
    {
        var report = new Command("report",
            "Write everything that the rules found in a return, to act on: errors and queries by line, with their "
                + "reasons.") { LaCode, Month, Out, Return, Version };
        report.SetAction((parsed, cancel) =>
            ReportAsync(target(parsed),
                new(parsed.GetValue(LaCode)!, parsed.GetValue(Month)!, parsed.GetValue(Version), parsed.GetValue(Return)),
                    parsed.GetValue(Out)!, cancel));
        return new Command("returns", "What the rules found in monthly returns, and the reasons that answer it.")
        {
            report, QueriesVerb.List(target), QueriesVerb.Answer(target),
        };
    }

    /// <summary>Writes a report.</summary>
    public static async Task<int> ReportAsync(Target target, Subject about, string path, CancellationToken cancel)
    {
        var request = new ExportReportRequest { LaCode = about.LaCode, ReportingMonth = about.Month, Version = about.Version };
        if (about.File is { } file)
            (request.FileName, request.Content) =
                (Path.GetFileName(file), ByteString.CopyFrom(await File.ReadAllBytesAsync(Arguments.ExistingFile(file), cancel)));
        await using var session = await HostSession.OpenAsync(target, cancel);
        var report = await new ReturnsService.ReturnsServiceClient(session.Calls).ExportReportAsync(request, cancellationToken: cancel);

        await File.WriteAllBytesAsync(path, report.Csv.ToByteArray(), cancel);
        report.Csv = ByteString.Empty;
        Console.WriteLine(target.Json ? JsonFormatter.Default.Format(report)
            : $"Errors: {report.Errors}. Queries: {report.Queries}, of these without a reason: {report.OpenQueries}.");
        await Console.Error.WriteLineAsync($"Written to {path}. It has counts of single schools; it is for the authority and the data "
            + "manager alone.");
        return ExitCodes.Done;
    }
}
