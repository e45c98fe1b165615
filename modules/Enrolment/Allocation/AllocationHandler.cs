using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.Data;
using Programme.Enrolment.Model;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler(Store<EnrolmentDb> store, Commit<EnrolmentDb> commit, Trial trial, TimeProvider clock) : AllocationService.AllocationServiceBase
{
    /// <summary>The frozen list as it was frozen, or a refusal.</summary>
    private static async Task<CanonicalList> FrozenListAsync(EnrolmentDb db, CancellationToken cancel)
    {
        var frozen = await db.FrozenLists.SingleOrDefaultAsync(cancel)
            ?? throw Faults.Precondition(Reasons.ListNotFrozen, "list", "The list of schools is not frozen yet. Freeze or import it first.");
        var schools = await db.ListedSchools.ToListAsync(cancel);
        var list = CanonicalList.Of(schools.Select(row => row.ToUnit()));
        return list.Hash == frozen.ListHash
            ? list
            : throw Faults.Precondition(Reasons.ListAltered, "list", "The stored list no longer has the hash that it was frozen with: somebody changed it outside this program. Restore it before anything is drawn.");
    }

    private static async Task RefuseFrozenAsync(EnrolmentDb db, CancellationToken cancel)
    {
        if (await db.FrozenLists.AnyAsync(cancel))
            throw Faults.Precondition(Reasons.ListFrozen, "list", "The list of schools is frozen already, and is frozen once only.");
    }

    private static async Task RefuseDrawnAsync(EnrolmentDb db, CancellationToken cancel)
    {
        if (await db.Draws.AnyAsync(cancel))
            throw Faults.Precondition(Reasons.AlreadyDrawn, "allocation", "The schools are allocated already, and are drawn once only. A school listed in error keeps its arm.");
    }

    private static async Task<DrawRow> DrawnAsync(EnrolmentDb db, CancellationToken cancel) => await db.Draws.SingleOrDefaultAsync(cancel)
        ?? throw Faults.Precondition(Reasons.NotDrawn, "allocation", "No allocation has been drawn or imported yet.");

    /// <summary>Writes a list, unless one was frozen, or a school of it has opted out, since it was looked for.</summary>
    private async Task StoreListAsync(EnrolmentDb db, FrozenListRow frozen, CanonicalList list, CancellationToken cancel)
    {
        await RefuseFrozenAsync(db, cancel);
        var candidates = await CandidatesAsync(db, frozen.AsOf, cancel);
        if (list.Units.Any(unit => candidates.GetValueOrDefault(unit.Id) != new Candidate(unit, null)))
            throw Faults.Stale("register");
        db.Add(frozen);
        await db.AddManyAsync(list.Units.Select(unit => new ListedSchoolRow { Urn = unit.Id, LaCode = unit.Stratum }), cancel);
    }

    /// <summary>Writes a draw, unless there was one since it was looked for.</summary>
    private static async Task StoreDrawAsync(EnrolmentDb db, DrawRow draw, Seed? seed, IEnumerable<DrawnUnit> drawn, CancellationToken cancel)
    {
        await RefuseDrawnAsync(db, cancel);
        db.Add(draw);
        if (seed is not null)
            db.Add(DrawSeedRow.Of(seed));
        await db.AddManyAsync(drawn.Select(AllocationRow.Of), cancel);
    }
}
