using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override Task<ImportAllocationResponse> ImportAllocation(IAsyncStreamReader<ImportAllocationRequest> requestStream, ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportAllocationAsync);

    private async Task<ImportAllocationResponse> ImportAllocationAsync(Import<ImportAllocationRequest> import, ServerCallContext context)
    {
        var (file, first, change) = import;
        var terms = DrawTerms.Of(trial.Id, first.Mode, first.BlockSizes, first.Beacon);
        Check(first, terms);
        var problems = new RowProblems(file.Name);
        var lines = AllocationFile.Read(file, problems);
        problems.ThrowIfAny();

        await using var db = store.Read(context);
        var batch = await BatchInAsync(db, lines, context.CancellationToken);
        var drawn = AllocationFile.InOrder(lines, batch.List, problems);
        problems.ThrowIfAny();
        if (await db.Draws.SingleOrDefaultAsync(row => row.Batch == batch.Number, context.CancellationToken) is { } before)
        {
            var repeated = Repeated(file, problems, drawn, before, import.ValidateOnly);
            return await commit.AnswerAsync(change, repeated.Report, repeated);
        }
        await RefuseCommittedAsync(db, batch.Number, context.CancellationToken);
        AllocationFile.NoteImbalance(drawn, problems);

        var seed = Seed.Parse(first.SeedHex);
        AllocationFile.CheckDerived(lines, seed is null ? drawn : Draw.Allocate(terms, batch.List, seed), problems);
        var (at, by, arms) = (clock.GetUtcNow(), Caller.Of(context).Subject, CloseArms(batch.List.Hash, drawn));
        var draw = seed is null
            ? DrawRow.Taken(batch.Number, trial.Id, batch.List, arms, at, by)
            : DrawRow.Of(batch.Number, terms, batch.List, seed, arms, at, by);
        return await StoreImportAsync(change, file.Report(problems, drawn.Count, 0, 0, validatedOnly: import.ValidateOnly),
            draw with { Provenance = first.Provenance }, seed);
    }

    /// <summary>The batch of exactly these schools; else the newest, in which what is wrong with the file can be said.</summary>
    private static async Task<FrozenBatch> BatchInAsync(EnrolmentDb db, Dictionary<string, AllocationFile.Row> lines, CancellationToken cancel)
    {
        var newest = await NewestAsync(db, cancel);
        var hash = CanonicalList.Of(lines.Values.Select(row => row.Drawn.Unit)).Hash;
        return await AsFrozenAsync(db, await db.FrozenLists.SingleOrDefaultAsync(row => row.ListHash == hash, cancel) ?? newest, cancel);
    }

    private Task<ImportAllocationResponse> StoreImportAsync(Change change, Common.V1.ImportReport report, DrawRow draw, Seed? seed)
    {
        var response = new ImportAllocationResponse { Report = report, Record = draw.ToMessage() };
        if (report.ValidatedOnly)
            response.Record.DrawnAt = null;
        return commit.ApplyAsync(change with { Details = draw.ToAudit() }, report, response, async (writing, cancel) =>
        {
            await RefuseCommittedAsync(writing, draw.Batch, cancel);
            await StoreDrawAsync(writing, draw, cancel);
            if (seed is not null)
                writing.Add(CloseSeed(draw.Batch, draw.ListHash, seed));
        });
    }

    /// <summary>The same arms again change nothing; others are refused. Of arms that were drawn here nothing is said: an answer
    /// would let a small batch be found out by trying.</summary>
    private ImportAllocationResponse Repeated(UploadedFile file, RowProblems problems, IReadOnlyList<DrawnUnit> drawn, DrawRow before, bool validateOnly) =>
        before.Provenance is not null && Draw.HashOf(drawn) == Draw.HashOf(OpenArms(before).Drawn)
            ? new() { Report = file.Report(problems, 0, 0, drawn.Count, validatedOnly: validateOnly), Record = before.ToMessage() }
            : throw Faults.Precondition(Reasons.AlreadyDrawn, "allocation", "Another allocation was drawn or imported already. Arms are final.");

    private static void Check(ImportAllocationRequest first, DrawTerms terms)
    {
        var fields = new FieldProblems();
        fields.Text("provenance", first.Provenance, 3, 500, "who drew it, when and with what, in a text");
        fields.AddIf(first.SeedHex.Length > 0 && Seed.Parse(first.SeedHex) is null, "seed_hex", FieldCodes.NotASeed, "64 hexadecimal digits are expected.");
        fields.AddIf(first.SeedHex.Length == 0 && (first.Mode != AllocationMode.Unspecified || first.BlockSizes.Count > 0 || first.Beacon.Length > 0), "seed_hex", FieldCodes.Missing,
            "mode, block sizes and beacon can only be checked with the seed: give it, or leave them out and tell them in the provenance.");
        fields.AddRange("", terms.Problems());
        fields.ThrowIfAny();
    }
}
