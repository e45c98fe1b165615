using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostsHandler
{
    private const decimal LargestIndex = 1_000_000;

    public override Task<ImportDeflatorsResponse> ImportDeflators(IAsyncStreamReader<ImportDeflatorsRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportDeflatorsAsync, DeflatorsList.Description);

    private async Task<ImportDeflatorsResponse> ImportDeflatorsAsync(Import<ImportDeflatorsRequest> import, ServerCallContext context)
    {
        var (file, _, change) = import;
        var problems = new RowProblems(file.Name);
        var rows = ReadDeflators(file, problems);
        problems.ThrowIfAny();

        await using var db = store.Read(context);
        var stored = await db.PriceIndex.ToDictionaryAsync(row => row.Year, context.CancellationToken);
        var difference = rows.Against(stored, row => row.Year) with
        {
            Removed = import.Options.Absent(problems, stored, rows.Select(row => row.Year), _ => true, row => row.Year)
        };
        var report = file.Report(problems, difference, import.ValidateOnly);
        return await commit.ApplyAsync(change, report, difference, new ImportDeflatorsResponse { Report = report });
    }

    private static List<PriceIndexRow> ReadDeflators(UploadedFile file, RowProblems problems)
    {
        using var table = CsvTable.Open(file, problems, DeflatorsList.Description);
        var rows = new List<PriceIndexRow>();
        var seen = new Dictionary<string, int>();
        foreach (var row in table.Rows())
        {
            var year = row.Required("year");
            if (year.Length > 0 && !PriceYear.IsOne(year))
                row.Problem("year", FieldCodes.NotAYear, year, PriceYear.Expected);
            if (year.Length > 0 && !seen.TryAdd(year, row.Line))
                row.Problem("year", FieldCodes.Duplicate, year, $"the same year is on line {seen[year]}.");
            rows.Add(new PriceIndexRow { Year = year, Index = IndexOf(row), Label = row.Optional("label") });
        }
        return rows;
    }

    private static double IndexOf(CsvRow row)
    {
        row.Required("index");
        var index = row.Number("index");
        if (index is <= 0 or > LargestIndex)
            row.Problem("index", FieldCodes.OutOfRange, row.Text("index"), "a number above 0, at most 1000000, is expected.");
        return (double)(index ?? 1);
    }
}
