using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override Task<DrawAllocationResponse> DrawAllocation(DrawAllocationRequest request, ServerCallContext context) =>
        AuditRefusalAsync(request, request.ValidateOnly, context, () => DrawAsync(request, context));

    private async Task<DrawAllocationResponse> DrawAsync(DrawAllocationRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var batch = await BatchOfAsync(db, request.ListHash, context.CancellationToken);
        await RefuseDrawnAsync(db, batch.Number, context.CancellationToken);
        var committed = await db.Commitments.SingleOrDefaultAsync(row => row.Batch == batch.Number, context.CancellationToken)
            ?? throw Faults.Precondition(Reasons.SeedNotCommitted, "commitment",
                "No seed is committed for this list. Commit to one and publish its hash first: a seed that comes with the draw could have "
                    + "been chosen for its result.");
        CheckBeacon(committed, request.Beacon, clock.GetUtcNow());

        var contribution = await db.SeedContributions.SingleOrDefaultAsync(row => row.Batch == batch.Number, context.CancellationToken);
        var stored = await db.DrawSeeds.SingleAsync(row => row.Batch == batch.Number, context.CancellationToken);
        var (seed, terms) = (OpenSeed(stored, batch.List.Hash), committed.ToTerms(request.Beacon));
        if (Draw.Commitment(terms, batch.List, seed, committed.Beacon) != committed.Commitment)
            throw Altered();
        var arms = CloseArms(batch.List.Hash, Draw.Allocate(terms, batch.List, OpenSeeds(stored, contribution, batch.List.Hash)));
        var draw = DrawRow.Of(batch.Number, terms, batch.List, seed, committed.Beacon, arms, clock.GetUtcNow(), Caller.Of(context).Subject);
        if (request.ValidateOnly)
            return new DrawAllocationResponse { Record = Announced(draw) };

        return await commit.SaveAsync(Change.Of(context, request) with { Details = draw.ToAudit() }, async (writing, cancel) =>
        {
            // A contribution that came meanwhile belongs into the draw.
            if (await writing.SeedContributions.AnyAsync(row => row.Batch == batch.Number, cancel) != contribution is not null)
                throw Faults.Stale("seed");
            await StoreDrawAsync(writing, draw, cancel);
            return new DrawAllocationResponse { Record = draw.ToMessage() };
        });
    }

    private static void CheckBeacon(CommitmentRow committed, string beacon, DateTimeOffset now)
    {
        if (committed.Beacon is { } named && now < named.At)
            throw Faults.Precondition(Reasons.BeaconNotDue, "beacon",
                $"The public value that was named with the seed ({named.Source}, {named.Round}) does not exist before "
                    + $"{Beacon.Text(named.At)}. Draw then.");
        if (committed.BeaconSource is { } source && beacon.Length == 0)
            throw Faults.Invalid("beacon", FieldCodes.Missing,
                $"the public value that was named with the seed is expected: {source}, {committed.BeaconRound}.");
        if (committed.BeaconSource is null && beacon.Length > 0)
            throw Faults.Invalid("beacon", FieldCodes.NotExpected,
                "none is expected: no public value was named with the seed, and one that is chosen now could be chosen for its result.");
        FieldProblems.ThrowIfAny(committed.ToTerms(beacon).Problems());
    }

    /// <summary>What is known of a draw before it is made.</summary>
    private static AllocationRecord Announced(DrawRow draw)
    {
        var record = draw.ToMessage();
        (record.AllocationHash, record.DrawnAt, record.DrawnBy) = ("", null, "");
        return record;
    }
}
