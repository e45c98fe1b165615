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
        return await commit.ApplyAsync(change, report, new ImportDeflatorsResponse { Report = report }, async (writing, cancel) =>
        {
            await writing.TakeOutManyAsync(difference.Removed, cancel);
            await writing.AddManyAsync(difference.Added, cancel);
            await writing.ReplaceManyAsync(difference.Changed, cancel);
            await KeepVersionAsync(writing, [.. stored.Values], Stands(stored, difference), cancel);
        });
    }

    /// <summary>The index after the import.</summary>
    private static List<PriceIndexRow> Stands(IReadOnlyDictionary<string, PriceIndexRow> stored, Difference<PriceIndexRow> difference)
    {
        var years = new Dictionary<string, PriceIndexRow>(stored);
        foreach (var row in difference.Removed)
            years.Remove(row.Year);
        foreach (var row in difference.Added.Concat(difference.Changed))
            years[row.Year] = row;
        return [.. years.Values];
    }

    /// <summary>Keeps the index as the next version; an index from before there were versions becomes the first.</summary>
    private async Task KeepVersionAsync(CostsDb writing, List<PriceIndexRow> before, List<PriceIndexRow> after, CancellationToken cancel)
    {
        var (newest, now) = (await writing.PriceIndexVersions.MaxAsync(row => (int?)row.Number, cancel) ?? 0, clock.GetUtcNow());
        if (newest == 0 && before.Count > 0)
            writing.AddRange(PriceIndexVersionRow.Of(++newest, before, now));
        writing.AddRange(PriceIndexVersionRow.Of(newest + 1, after, now));
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
