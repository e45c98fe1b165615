using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler(Store<EnrolmentDb> store, Commit<EnrolmentDb> commit, Trial trial, TimeProvider clock,
    Sealing sealing,
    DrawComparisons comparisons)
    : AllocationService.AllocationServiceBase
{
    /// <summary>A batch and its list as it was frozen.</summary>
    private sealed record FrozenBatch(int Number, CanonicalList List, IReadOnlyList<ListedSchoolRow> Schools);

    /// <summary>The batch with this list, or a refusal.</summary>
    private static async Task<FrozenBatch> BatchOfAsync(EnrolmentDb db, string listHash, CancellationToken cancel)
    {
        var newest = await NewestAsync(db, cancel);
        var frozen = await db.FrozenLists.SingleOrDefaultAsync(row => row.ListHash == listHash, cancel)
            ?? throw Faults.Invalid("list_hash", FieldCodes.NotAFrozenList,
                $"the hash of a frozen list is expected; the newest has {newest.ListHash}.");
        return await AsFrozenAsync(db, frozen, cancel);
    }

    private static async Task<FrozenListRow> NewestAsync(EnrolmentDb db, CancellationToken cancel) =>
        await db.FrozenLists.OrderByDescending(row => row.Batch).FirstOrDefaultAsync(cancel)
            ?? throw Faults.Precondition(Reasons.ListNotFrozen, "list",
                "The list of schools is not frozen yet. Freeze or import it first.");

    private static async Task<FrozenBatch> AsFrozenAsync(EnrolmentDb db, FrozenListRow frozen, CancellationToken cancel)
    {
        var schools = await db.ListedSchools.Where(row => row.Batch == frozen.Batch).ToListAsync(cancel);
        var list = CanonicalList.Of(schools.Select(row => row.ToUnit()));
        var byUrn = schools.ToDictionary(row => row.Urn);
        schools = [.. list.Units.Select(unit => byUrn[unit.Id])];
        return list.Hash == frozen.ListHash && (frozen.CovariatesHash is null || CovariatesHash(schools) == frozen.CovariatesHash)
            ? new FrozenBatch(frozen.Batch, list, schools)
            : throw Faults.Precondition(Reasons.ListAltered, "list",
                "The stored list no longer has the hash that it was frozen with: somebody changed it outside this program. Restore it "
                    + "before anything is drawn.");
    }

    /// <summary>The number of the next batch; refused while the newest is not drawn: until then its schools can still be told
    /// from nobody's arms, and a second open list would let somebody choose between two draws.</summary>
    private static async Task<int> NextBatchAsync(EnrolmentDb db, CancellationToken cancel)
    {
        var newest = await db.FrozenLists.MaxAsync(row => (int?)row.Batch, cancel) ?? 0;
        if (newest > 0 && !await db.Draws.AnyAsync(row => row.Batch == newest, cancel))
            throw Faults.Precondition(Reasons.ListFrozen, "list",
                $"The list of batch {newest} is frozen already, and is frozen once only. Draw it before late joiners are listed in another "
                    + "batch.");
        return newest + 1;
    }

    private static async Task RefuseDrawnAsync(EnrolmentDb db, int batch, CancellationToken cancel)
    {
        if (await db.Draws.AnyAsync(row => row.Batch == batch, cancel))
            throw Faults.Precondition(Reasons.AlreadyDrawn, "allocation",
                $"The schools of batch {batch} are allocated already, and are drawn once only. A school listed in error keeps its arm.");
    }

    private static async Task RefuseCommittedAsync(EnrolmentDb db, int batch, CancellationToken cancel)
    {
        if (await db.Commitments.AnyAsync(row => row.Batch == batch, cancel))
            throw Faults.Precondition(Reasons.SeedCommitted, "commitment",
                $"The seed of batch {batch} is committed already. It holds: draw with it.");
    }

    /// <summary>The draws (of one batch, or of all for 0), by batch; a refusal when there is none.</summary>
    private static async Task<List<DrawRow>> DrawnAsync(EnrolmentDb db, int batch, CancellationToken cancel)
    {
        var draws = await db.Draws.Where(row => batch == 0 || row.Batch == batch).OrderBy(row => row.Batch).ToListAsync(cancel);
        return draws.Count > 0 ? draws
            : throw Faults.Precondition(Reasons.NotDrawn, "allocation", "No allocation has been drawn or imported yet.");
    }
}
