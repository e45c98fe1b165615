using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override Task<ImportBaselinesResponse> ImportBaselines(IAsyncStreamReader<ImportBaselinesRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportBaselinesAsync, BaselinesList.Description);

    private async Task<ImportBaselinesResponse> ImportBaselinesAsync(Import<ImportBaselinesRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        await using var db = store.Read(context);
        var problems = new RowProblems(file.Name);
        var schools = await SchoolsByDayAsync(context, urn: null);
        problems.RequireSchools(schools);
        var rows = ReadBaselines(file, problems, schools, clock.Today());
        problems.ThrowIfAny();
        var stored = await db.Baselines.ToDictionaryAsync(row => row.Urn, context.CancellationToken);

        var codes = rows.Select(row => row.LaCode).ToHashSet();
        var listed = await db.ListedSchools.Select(row => row.Urn).ToHashSetAsync(context.CancellationToken);
        var difference = rows.Against(stored, row => row.Urn) with
        {
            Removed = import.Options.Absent(problems, stored, rows.Select(row => row.Urn), row => codes.Contains(row.LaCode),
                row => $"{row.Urn} of {row.CompletedOn:yyyy-MM-dd}",
                (row, _) => listed.Contains(row.Urn) ? "the school is on the frozen list, which rests on it." : null)
        };
        var report = file.Report(problems, difference, import.ValidateOnly);
        return await commit.ApplyAsync(change, report, difference, new ImportBaselinesResponse { Report = report });
    }

    private static List<BaselineRow> ReadBaselines(UploadedFile file, RowProblems problems, SchoolsByDay schools,
        DateOnly today)
    {
        using var table = CsvTable.Open(file, problems, BaselinesList.Description);
        var rows = new List<BaselineRow>();
        var seen = new Dictionary<string, int>();
        foreach (var row in table.Rows())
        {
            var (urn, laCode) = row.School(schools, row.DayOrNone("completed_on"));
            if (urn.Length > 0 && !seen.TryAdd(urn, row.Line))
                row.Problem("urn", FieldCodes.Duplicate, urn, $"the same school is on line {seen[urn]}.");
            var completed = row.RequiredDay("completed_on");
            if (completed > today)
                row.Problem("completed_on", FieldCodes.InFuture, row.Text("completed_on"), "a day that is not in the future is expected.");
            rows.Add(new BaselineRow { Urn = urn, LaCode = laCode, CompletedOn = completed });
        }
        return rows;
    }
}
