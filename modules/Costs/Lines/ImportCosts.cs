using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostsHandler
{
    public override Task<ImportCostsResponse> ImportCosts(IAsyncStreamReader<ImportCostsRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportCostsAsync, CostLinesList.Description);

    private async Task<ImportCostsResponse> ImportCostsAsync(Import<ImportCostsRequest> import, ServerCallContext context)
    {
        var (file, first, change) = import;
        var fields = new FieldProblems();
        if (first.Reason.Length > 0)
            fields.Reason("reason", first.Reason);
        fields.ThrowIfAny();
        var problems = new RowProblems(file.Name);
        var lines = CostLinesFile.Read(file, problems);
        problems.ThrowIfAny();

        var known = await LinePlaces.LoadAsync(enrolment, lines.Select(line => line.Row), change.Caller, context.CancellationToken);
        foreach (var (line, row) in lines)
        {
            if (known.Problem(row) is { } problem)
                problems.Add(line, problem.Field, problem.Code, problem.Field == "urn" ? row.Urn : row.LaCode, problem.Message);
        }
        problems.ThrowIfAny();

        await using var db = store.Read(context);
        var stored = await db.CostLines.ToDictionaryAsync(row => row.LineRef, context.CancellationToken);
        var rows = lines.Select(line => line.Row).ToList();
        var codes = rows.Select(row => row.LaCode).ToHashSet();
        var difference = rows.Against(stored, row => row.LineRef) with
        {
            Removed = import.Options.Absent(problems, stored, rows.Select(row => row.LineRef), row => codes.Contains(row.LaCode),
                row => row.LineRef)
        };
        List<CostLineRow> replaced = [.. difference.Changed.Select(row => stored[row.LineRef]), .. difference.Removed];
        if (replaced.Count > 0 && first.Reason.Length == 0)
            problems.NoteFile(FieldCodes.Missing, $"{replaced.Count} stored lines change or go, and no reason was given for it.");
        var report = file.Report(problems, difference, import.ValidateOnly);
        return await commit.ApplyAsync(change, report, new ImportCostsResponse { Report = report }, async (writing, cancel) =>
        {
            await CostPeriodGuard.RefuseClosedAsync(writing, [.. difference.Added, .. difference.Changed, .. replaced], cancel);
            await KeepAsync(writing, replaced, $"File {file.Name}: "
                + (first.Reason.Length > 0 ? first.Reason.Trim() : "no reason was given"), Caller.Of(context), cancel);
            await writing.TakeOutManyAsync(difference.Removed, cancel);
            await writing.AddManyAsync(difference.Added, cancel);
            await writing.ReplaceManyAsync(difference.Changed, cancel);
        });
    }
}
