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
        var listable = await ListableSchoolsAsync(db, frozen.AsOf, cancel);
        if (list.Units.Any(unit => listable.GetValueOrDefault(unit.Id) != new ListableSchool(unit, null)))
            throw Faults.Stale("register");
        await db.AddManyAsync([frozen], cancel);
        await db.AddManyAsync(list.Units.Select(unit => new ListedSchoolRow { Urn = unit.Id, LaCode = unit.Stratum, Batch = frozen.Batch }), cancel);
    }

    /// <summary>Writes a draw, unless there was one since it was looked for.</summary>
    private static async Task StoreDrawAsync(EnrolmentDb db, DrawRow draw, CancellationToken cancel)
    {
        await RefuseDrawnAsync(db, draw.Batch, cancel);
        db.Add(draw);
    }

    private DrawSeedRow CloseSeed(int batch, string listHash, Seed seed) => new() { Batch = batch, Sealed = sealing.Close(seed.Hex, $"draw/{listHash}/seed") };

    private Seed OpenSeed(DrawSeedRow seed, string listHash) => Seed.Parse(Open(seed.Sealed, $"draw/{listHash}/seed"))!;

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
        "What was sealed at the draw does not open: it was changed outside this program, or keys/sealing.key is another one. Restore the database and its key.");
}
