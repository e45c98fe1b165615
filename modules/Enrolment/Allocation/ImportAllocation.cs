using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override Task<ImportAllocationResponse> ImportAllocation(IAsyncStreamReader<ImportAllocationRequest> requestStream,
        ServerCallContext context) =>
        commit.ImportAsync(requestStream, context, ImportAllocationAsync);

    private async Task<ImportAllocationResponse> ImportAllocationAsync(Import<ImportAllocationRequest> import, ServerCallContext context)
    {
        var (file, first, change) = import;
        var terms = DrawTerms.Of(trial.Id, first.Mode, first.BlockSizes, first.Beacon);
        var caller = Caller.Of(context);
        Check(first, terms, caller.Role);
        var problems = new RowProblems(file.Name);
        var lines = AllocationFile.Read(file, problems);
        problems.ThrowIfAny();

        await using var db = store.Read(context);
        var batch = await BatchInAsync(db, lines, context.CancellationToken);
        var drawn = AllocationFile.InOrder(lines, batch.List, problems);
        problems.ThrowIfAny();
        if (await db.Draws.SingleOrDefaultAsync(row => row.Batch == batch.Number, context.CancellationToken) is { } before)
        {
            var mayCompare = caller.Role == Role.Local || await IsReleasedAsync(db, batch, context.CancellationToken);
            var repeated = Repeated(file, problems, drawn, before, mayCompare, import.ValidateOnly);
            return await commit.RememberAsync(change, repeated);
        }
        await RefuseCommittedAsync(db, batch.Number, context.CancellationToken);

        var seed = Seed.Parse(first.SeedHex);
        AllocationFile.CheckDerived(lines, seed is null ? drawn : Draw.Allocate(terms, batch.List, seed), problems);
        var approver = caller.Role == Role.Local ? null
            : await ApproverAsync(db, batch.Number, file.Sha256, caller, context.CancellationToken);
        if (approver is null && caller.Role != Role.Local && !import.ValidateOnly)
            throw Faults.Precondition(Reasons.NotApproved, "allocation",
                $"Another person must approve this file first (ApproveAllocation with its SHA-256, {file.Sha256}).");
        var notOneToOne = OneToOne.Differences(drawn);
        foreach (var code in notOneToOne)
            problems.Note(lines.Values.Where(row => row.Drawn.Unit.Stratum == code).Min(row => row.Line), "arm", FieldCodes.NotOneToOne,
                OneToOne.Note(code));
        var draw = Taken(first, terms, batch, seed, CloseArms(batch.List.Hash, drawn), caller) with
        {
            ApprovedBy = approver,
            NotOneToOne = string.Join(' ', notOneToOne)
        };
        return await StoreImportAsync(change, file.Report(problems, drawn.Count, 0, 0, validatedOnly: import.ValidateOnly), draw, seed);
    }

    /// <summary>The record of an imported allocation. Whatever comes with it, how its seed was chosen cannot be shown here.</summary>
    private DrawRow Taken(ImportAllocationRequest first, DrawTerms terms, FrozenBatch batch, Seed? seed, SealedArms arms, Caller caller)
    {
        var draw = seed is null
            ? DrawRow.Taken(batch.Number, trial.Id, batch.List, arms, clock.GetUtcNow(), caller.Subject)
            : DrawRow.Of(batch.Number, terms, batch.List, seed, beacon: null, arms, clock.GetUtcNow(), caller.Subject);
        return draw with
        {
            Origin = caller.Role == Role.Local ? AllocationOrigin.LoadedByOperator : AllocationOrigin.DrawnElsewhere,
            ElsewhereBy = first.Elsewhere?.DrawnBy,
            ElsewherePlace = first.Elsewhere?.Place,
            ElsewhereMethod = first.Elsewhere?.Method,
            DocumentSha256 = first.Elsewhere?.DocumentSha256.ToLowerInvariant(),
        };
    }

    /// <summary>The batch of exactly these schools; else the newest, in which what is wrong with the file can be said.</summary>
    private static async Task<FrozenBatch> BatchInAsync(EnrolmentDb db, Dictionary<string, AllocationFile.Row> lines,
        CancellationToken cancel)
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

    /// <summary>Whether every authority of the batch is released.</summary>
    private static async Task<bool> IsReleasedAsync(EnrolmentDb db, FrozenBatch batch, CancellationToken cancel)
    {
        var released = await db.Releases.Where(row => row.Batch == batch.Number).Select(row => row.LaCode).ToListAsync(cancel);
        return batch.List.Units.All(unit => released.Contains(unit.Stratum));
    }

    /// <summary>The same arms again change nothing; others are refused. Of arms that were drawn here, and of those that are not released,
    /// nothing is said: an answer would let a small batch be found out by trying. The operator of the machine could release them.</summary>
    private ImportAllocationResponse Repeated(UploadedFile file, RowProblems problems, IReadOnlyList<DrawnUnit> drawn, DrawRow before,
        bool mayCompare, bool validateOnly) =>
        mayCompare && before.Origin != AllocationOrigin.DrawnHere && Draw.HashOf(drawn) == Draw.HashOf(OpenArms(before).Drawn)
            ? new() { Report = file.Report(problems, 0, 0, drawn.Count, validatedOnly: validateOnly), Record = before.ToMessage() }
            : throw Faults.Precondition(Reasons.AlreadyDrawn, "allocation",
                "Another allocation was drawn or imported already. Arms are final.");

    private static void Check(ImportAllocationRequest first, DrawTerms terms, Role role)
    {
        var fields = new FieldProblems();
        fields.AddIf(first.SeedHex.Length > 0 && Seed.Parse(first.SeedHex) is null, "seed_hex", FieldCodes.NotASeed,
            "64 hexadecimal digits are expected.");
        fields.AddIf(first.SeedHex.Length == 0
            && (first.Mode != AllocationMode.Unspecified || first.BlockSizes.Count > 0 || first.Beacon.Length > 0), "seed_hex",
            FieldCodes.Missing,
            "mode, block sizes and beacon can only be checked with the seed: give it, or leave them out and tell them in the method.");
        fields.AddRange("", terms.Problems());
        // The operator on the machine may say nothing of how it was drawn, but not half of it.
        if (first.Elsewhere is not null || role != Role.Local)
            CheckElsewhere(first.Elsewhere ?? new ElsewhereDraw(), fields);
        fields.ThrowIfAny();
    }

    private static void CheckElsewhere(ElsewhereDraw elsewhere, FieldProblems fields)
    {
        fields.Text("elsewhere.drawn_by", elsewhere.DrawnBy, 3, 200, "who drew it, an organisation or a role");
        fields.Text("elsewhere.place", elsewhere.Place, 3, 200, "where it was drawn");
        fields.Text("elsewhere.method", elsewhere.Method, 3, 500, "with what program, version and method");
        fields.AddIf(!IsSha256(elsewhere.DocumentSha256), "elsewhere.document_sha256", FieldCodes.WrongForm,
            "the SHA-256 of the document that reports the draw is expected, 64 hexadecimal digits.");
    }
}
