using Microsoft.EntityFrameworkCore;

namespace Programme.Journal;

/// <summary>Compares a database with an anchor.</summary>
public sealed partial class Verification
{
    /// <summary>Whether this host signed an anchor.</summary>
    public bool IsOwn(Anchor anchor) => anchor.PublicKey == anchorKey.Public;

    /// <summary>What a module's chain says against the anchor; null = it has the anchor's row. Together with a sound chain this means that
    /// everything that was there then is unchanged in it.</summary>
    public static async Task<string?> AgainstAsync(Store store, Anchor anchor, CancellationToken cancel)
    {
        var (module, rows, head) = anchor.Chains.FirstOrDefault(chain => chain.Module == store.Module);
        if (module is null || rows == 0)
            return null;
        await using var db = store.OpenJournal();
        var row = await db.Audit.Where(row => row.Sequence == rows).Select(row => row.Hash).FirstOrDefaultAsync(cancel);
        return row switch
        {
            null => $"{module}: the anchor of {anchor.At} knows audit row {rows}; the chain does not reach it",
            _ when Convert.ToHexStringLower(row) != head =>
                $"{module}: audit row {rows} is not the one that the anchor of {anchor.At} knows; the chain was rewritten",
            _ => null,
        };
    }
}
