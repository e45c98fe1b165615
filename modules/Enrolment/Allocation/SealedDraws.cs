using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>Writes lists and draws, and seals and opens what a draw keeps secret. Before writing it looks again: another call may have come
/// first.</summary>
internal sealed partial class AllocationHandler
{
    /// <summary>Writes a list, unless one was frozen, or a school of it has opted out, since it was looked for.</summary>
    private async Task StoreListAsync(EnrolmentDb db, FrozenListRow frozen, CanonicalList list, CancellationToken cancel)
    {
        if (await NextBatchAsync(db, cancel) != frozen.Batch)
            throw Faults.Stale("list");
        var candidates = await ListableSchoolsAsync(db, frozen.AsOf, cancel);
        if (list.Units.Any(unit => candidates.GetValueOrDefault(unit.Id) is not { Hindrance: null } candidate || candidate.Unit != unit))
            throw Faults.Stale("register");
        var schools = ToFreeze(frozen.Batch, list, candidates);
        if (CovariatesHash(schools) != frozen.CovariatesHash)
            throw Faults.Stale("register");
        await db.AddManyAsync([frozen], cancel);
        await db.AddManyAsync(schools, cancel);
    }

    /// <summary>Writes a draw, unless there was one since it was looked for.</summary>
    private static async Task StoreDrawAsync(EnrolmentDb db, DrawRow draw, CancellationToken cancel)
    {
        await RefuseDrawnAsync(db, draw.Batch, cancel);
        db.Add(draw);
    }

    private DrawSeedRow CloseSeed(int batch, string listHash, Seed seed) =>
        new() { Batch = batch, Sealed = sealing.Close(seed.Hex, $"draw/{listHash}/seed") };

    private Seed OpenSeed(DrawSeedRow seed, string listHash) => Seed.Parse(Open(seed.Sealed, $"draw/{listHash}/seed"))!;

    private byte[] CloseContribution(string listHash, Seed contribution) =>
        sealing.Close(contribution.Hex, $"draw/{listHash}/contribution");

    /// <summary>The seed that is drawn with.</summary>
    private Seed OpenSeeds(DrawSeedRow seed, SeedContributionRow? contribution, string listHash) =>
        Draw.Together(OpenSeed(seed, listHash), contribution is null ? null : OpenContribution(contribution, listHash));

    private Seed OpenContribution(SeedContributionRow contribution, string listHash) =>
        Seed.Parse(Open(contribution.Sealed, $"draw/{listHash}/contribution"))!;

    private SealedArms CloseArms(string listHash, IEnumerable<DrawnUnit> drawn)
    {
        var arms = ArmsText.Of(drawn);
        return new SealedArms(sealing.Close(arms.Text, $"draw/{listHash}/arms"), arms.Hash);
    }

    /// <summary>The arms of a draw. For the draw's own purposes only: nothing of them is answered before their release.</summary>
    private ArmsText OpenArms(DrawRow draw)
    {
        var arms = new ArmsText(Open(draw.Sealed, $"draw/{draw.ListHash}/arms"));
        return arms.Hash == draw.AllocationHash ? arms : throw Altered();
    }

    private string Open(byte[] text, string place)
    {
        try
        {
            return sealing.Open(text, place);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            throw Altered();
        }
    }

    private static Grpc.Core.RpcException Altered() => Faults.Precondition(Reasons.SealBroken, "allocation",
        "What was sealed at the draw does not open: it was changed outside this program, or keys/sealing.key is another one. Restore the "
            + "database and its key.");
}
