using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    public override Task<ImportUsualPracticeResponse> ImportUsualPractice(IAsyncStreamReader<ImportUsualPracticeRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportUsualPracticeAsync, UsualPracticeList.Description);

    private async Task<ImportUsualPracticeResponse> ImportUsualPracticeAsync(Import<ImportUsualPracticeRequest> import,
        ServerCallContext context)
    {
        var (file, _, change) = import;
        var problems = new RowProblems(file.Name);
        var listed = await enrolment.ListedAsync(context.CancellationToken);
        problems.RequireAny(listed.Count, "no school is on the frozen list: freeze or import the list first.");
        var rows = ReadPractice(file, problems, listed, clock.Today());
        problems.ThrowIfAny();

        await using var db = store.Read(context);
        var stored = await db.UsualPractice.ToDictionaryAsync(KeyOf, context.CancellationToken);

        var covered = rows.Select(row => (row.LaCode, row.Point)).ToHashSet();
        var difference = rows.Against(stored, KeyOf) with
        {
            Removed = import.Options.Absent(problems, stored, rows.Select(KeyOf), row => covered.Contains((row.LaCode, row.Point)),
                row => $"{row.Urn} at {(row.Point == PracticePoint.Baseline ? "baseline" : "end")}")
        };
        var report = file.Report(problems, difference, import.ValidateOnly);
        return await commit.ApplyAsync(change, report, difference, new ImportUsualPracticeResponse { Report = report });
    }

    private static (string, PracticePoint) KeyOf(UsualPracticeRow row) => (row.Urn, row.Point);

    private static List<UsualPracticeRow> ReadPractice(UploadedFile file, RowProblems problems, Dictionary<string, string> listed,
        DateOnly today)
    {
        using var table = CsvTable.Open(file, problems, UsualPracticeList.Description);
        var rows = new List<UsualPracticeRow>();
        var seen = new Dictionary<(string, PracticePoint), int>();
        foreach (var row in table.Rows())
        {
            var practice = ReadPractice(row, listed);
            rows.Add(practice);
            if (practice.RecordedOn > today)
                row.Problem("recorded_on", FieldCodes.InFuture, row.Text("recorded_on"), "a day that is not in the future is expected.");
            if (!seen.TryAdd(KeyOf(practice), row.Line))
                row.Problem("point", FieldCodes.Duplicate, row.Text("point"),
                    $"the same school and point are on line {seen[KeyOf(practice)]}.");
        }
        return rows;
    }

    private static UsualPracticeRow ReadPractice(CsvRow row, Dictionary<string, string> listed)
    {
        var urn = row.Required("urn", 10);
        if (urn.Length > 0 && !listed.ContainsKey(urn))
            row.Problem("urn", FieldCodes.NotOnList, urn, "a URN of the list of schools is expected.");
        return new UsualPracticeRow
        {
            Urn = urn,
            LaCode = listed.GetValueOrDefault(urn) ?? "",
            Point = row.RequiredCode("point", PracticeCodes.PracticePoints),
            RecordedOn = row.RequiredDay("recorded_on"),
            Internal = row.Code("internal", SessionCodes.YesNo),
            Trust = row.Code("trust", SessionCodes.YesNo),
            La = row.Code("la", SessionCodes.YesNo),
            BoughtIn = row.Code("bought_in", SessionCodes.YesNo),
            Frequency = row.Code("frequency", PracticeCodes.Frequencies) ?? PracticeFrequency.Unspecified,
            AdviceLine = row.Code("advice_line", PracticeCodes.Frequencies) ?? PracticeFrequency.Unspecified,
        };
    }
}
