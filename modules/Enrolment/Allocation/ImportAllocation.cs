using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.Data;
using Programme.Enrolment.Model;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<ImportAllocationResponse> ImportAllocation(IAsyncStreamReader<ImportAllocationRequest> requestStream, ServerCallContext context)
    {
        Caller.RefuseLimited(context);
        var (file, first) = await UploadedFile.ReceiveAsync(requestStream, part => part.Options, part => part.Content, context.CancellationToken);
        using var received = file;
        var change = Change.OfFile(context, first.Options.RequestId, first, file.Sha256);
        if (await commit.FirstAnswerAsync<ImportAllocationResponse>(change) is { } answer)
            return answer;
        var terms = DrawTerms.Of(trial.Id, first.Mode, first.BlockSizes, first.Beacon);
        var wrong = Problems(first, terms).ToList();
        if (wrong.Count > 0)
            throw Faults.Invalid(wrong);
        var problems = new RowProblems(file.Name);
        var lines = AllocationFile.Read(file, problems);
        problems.ThrowIfAny();

        await using var db = store.Read(context);
        var list = await FrozenListAsync(db, context.CancellationToken);
        var drawn = AllocationFile.InOrder(lines, list, problems);
        problems.ThrowIfAny();
        if (await db.Draws.SingleOrDefaultAsync(context.CancellationToken) is { } before)
        {
            var repeated = Repeated(file, problems, drawn, before, first.Options.ValidateOnly);
            return await commit.AnswerAsync(change, repeated.Report, repeated);
        }

        var seed = Seed.Parse(first.SeedHex);
        AllocationFile.CheckDerived(lines, seed is null ? drawn : Draw.Allocate(terms, list, seed), problems);
        var at = clock.GetUtcNow();
        var draw = seed is null
            ? DrawRow.Taken(trial.Id, list, drawn, at, Caller.Of(context).Subject)
            : DrawRow.Of(terms, list, seed, drawn, at, Caller.Of(context).Subject);
        return await StoreImportAsync(change, file.Report(problems, drawn.Count, 0, 0, validatedOnly: first.Options.ValidateOnly),
            draw with { Provenance = first.Provenance }, seed, drawn);
    }

    private Task<ImportAllocationResponse> StoreImportAsync(Change change, Common.V1.ImportReport report, DrawRow draw, Seed? seed, IReadOnlyList<DrawnUnit> drawn)
    {
        var response = new ImportAllocationResponse { Report = report, Record = draw.ToMessage() };
        if (report.ValidatedOnly)
            response.Record.DrawnAt = null;
        return commit.ApplyAsync(change with { Details = draw.ToAudit() }, report, response, (writing, cancel) => StoreDrawAsync(writing, draw, seed, drawn, cancel));
    }

    /// <summary>The same arms again change nothing; others are refused.</summary>
    private static ImportAllocationResponse Repeated(UploadedFile file, RowProblems problems, IReadOnlyList<DrawnUnit> drawn, DrawRow before, bool validateOnly) =>
        Draw.HashOf(drawn) == before.AllocationHash
            ? new() { Report = file.Report(problems, 0, 0, drawn.Count, validatedOnly: validateOnly), Record = before.ToMessage() }
            : throw Faults.Precondition(Reasons.AlreadyDrawn, "allocation", "Another allocation was drawn or imported already. Arms are final.");

    private static IEnumerable<Problem> Problems(ImportAllocationRequest first, DrawTerms terms)
    {
        if (first.Provenance.Trim().Length is < 3 or > 500)
            yield return new("provenance", "LENGTH", "who drew it, when, with what, in 3 to 500 characters.");
        if (first.SeedHex.Length > 0 && Seed.Parse(first.SeedHex) is null)
            yield return new("seed_hex", "NOT_A_SEED", "64 hexadecimal digits are expected.");
        if (first.SeedHex.Length == 0 && (first.Mode != AllocationMode.Unspecified || first.BlockSizes.Count > 0 || first.Beacon.Length > 0))
            yield return new("seed_hex", "MISSING", "mode, block sizes and beacon can only be checked with the seed: give it, or leave them out and tell them in the provenance.");
        foreach (var problem in terms.Problems())
            yield return problem;
    }
}
