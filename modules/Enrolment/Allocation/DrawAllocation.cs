using Grpc.Core;
using Programme.Enrolment.Data;
using Programme.Enrolment.Model;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<DrawAllocationResponse> DrawAllocation(DrawAllocationRequest request, ServerCallContext context)
    {
        Caller.RefuseLimited(context);
        var terms = DrawTerms.Of(trial.Id, request.Mode, request.BlockSizes, request.Beacon);
        var seed = request.SeedHex.Length == 0 ? Seed.New() : Seed.Parse(request.SeedHex);
        var problems = terms.Problems().Concat(Problems(seed)).ToList();
        if (problems.Count > 0)
            throw Faults.Invalid(problems);

        await using var db = store.Read(context);
        var list = await FrozenListAsync(db, context.CancellationToken);
        if (request.ListHash != list.Hash)
            throw Faults.Invalid("list_hash", "NOT_THE_FROZEN_LIST", $"the hash of the frozen list is expected: {list.Hash}.");
        await RefuseDrawnAsync(db, context.CancellationToken);
        if (request.ValidateOnly)
            return new DrawAllocationResponse { Record = Announced(terms, list) };

        var drawn = Draw.Allocate(terms, list, seed!);
        var draw = DrawRow.Of(terms, list, seed!, drawn, clock.GetUtcNow(), Caller.Of(context).Subject);

        return await commit.SaveAsync(Change.Of(context, request) with { Details = draw.ToAudit() }, async (writing, cancel) =>
        {
            await StoreDrawAsync(writing, draw, seed, drawn, cancel);
            return new DrawAllocationResponse { Record = draw.ToMessage() };
        });
    }

    private static IEnumerable<Problem> Problems(Seed? seed) =>
        seed is null ? [new("seed_hex", "NOT_A_SEED", "64 hexadecimal digits are expected.")] : [];

    /// <summary>What is known of a draw before it is made: neither commitment nor hash, which would let seeds be tried.</summary>
    private static AllocationRecord Announced(DrawTerms terms, CanonicalList list) => new()
    {
        Algorithm = Draw.Algorithm,
        TrialId = terms.TrialId,
        Mode = terms.Mode,
        BlockSizes = { terms.BlockSizes },
        Beacon = terms.Beacon ?? "",
        ListHash = list.Hash,
        Schools = list.Units.Count,
    };
}
