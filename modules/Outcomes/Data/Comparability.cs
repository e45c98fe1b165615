using Microsoft.EntityFrameworkCore;
using Programme.Outcomes.Model;
using Programme.Outcomes.V1;

namespace Programme.Outcomes.Data;

/// <summary>Definitions and breaks, read from the tables.</summary>
internal static class Comparability
{
    /// <summary>The definitions of the authorities in scope.</summary>
    public static async Task<DefinitionsInForce> DefinitionsAsync(this OutcomesDb db, CancellationToken cancel) => new(await db.Definitions.ToListAsync(cancel));

    /// <summary>Where the authorities' figures are not comparable with those before, as known on a day. It looks at all months, since
    /// each is compared with those before it.</summary>
    public static async Task<IReadOnlyList<SeriesBreak>> BreaksAsync(this OutcomesDb db, DateOnly knownOn, DefinitionsInForce definitions, double threshold, CancellationToken cancel,
        VersionBasis basis = VersionBasis.Latest)
    {
        var tallies = await db.RowsInForce(knownOn, basis).TallyAsync(cancel);
        var codes = await db.Definitions.Select(row => row.LaCode).Distinct().ToListAsync(cancel);
        return Breaks.Of(tallies, tallies.Select(tally => tally.LaCode).Concat(codes).Distinct(), definitions, threshold);
    }
}
