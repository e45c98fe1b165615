using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>For <c>verify</c>: whether the arms that are stored are those that were sealed at the draw. The key of the seal lies outside
/// the database: who can write to it, even with digests and chain, cannot seal others. No arm is said.</summary>
internal sealed class ArmsAgainstSeal(Store<EnrolmentDb> store, Sealing sealing)
{
    public ModuleCheck Check => new("enrolment", ProblemsAsync);

    private async Task<IReadOnlyList<RowProblem>> ProblemsAsync(CancellationToken cancel)
    {
        await using var db = store.Read(Scope.All);
        var stored = (await db.Allocations.AsNoTracking().ToListAsync(cancel)).ToLookup(row => row.Batch);
        var released = (await db.Releases.AsNoTracking().Select(row => new { row.Batch, row.LaCode }).ToListAsync(cancel))
            .Select(row => (row.Batch, row.LaCode)).ToHashSet();
        List<RowProblem> problems = [];
        foreach (var draw in await db.Draws.AsNoTracking().ToListAsync(cancel))
        {
            if (Opened(draw) is { } arms)
                problems.AddRange(Problems(arms.Drawn.ToDictionary(unit => unit.Unit.Id), [.. stored[draw.Batch]],
                    code => released.Contains((draw.Batch, code))));
            else
                problems.Add(new RowProblem("draws", draw.Batch.ToString(CultureInfo.InvariantCulture),
                    "its sealed arms do not open with keys/sealing.key, or are not those of its hash"));
        }
        return problems;
    }

    private static IEnumerable<RowProblem> Problems(Dictionary<string, DrawnUnit> seal, List<AllocationRow> stored,
        Func<string, bool> released)
    {
        foreach (var row in stored.Where(row => seal.GetValueOrDefault(row.Urn)?.Arm != row.Arm))
            yield return new RowProblem("allocations", row.Urn, "its arm is not the one that was sealed at the draw");
        foreach (var unit in seal.Values.Where(unit => released(unit.Unit.Stratum)).ExceptBy(stored.Select(row => row.Urn), unit =>
            unit.Unit.Id))
            yield return new RowProblem("allocations", unit.Unit.Id, "it was sealed at the draw and released, and is missing");
    }

    private ArmsText? Opened(DrawRow draw)
    {
        try
        {
            var arms = new ArmsText(sealing.Open(draw.Sealed, $"draw/{draw.ListHash}/arms"));
            return arms.Hash == draw.AllocationHash ? arms : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
