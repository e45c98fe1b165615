using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PackHandler(Store<OutcomesDb> store, Commit<OutcomesDb> commit, PackSources sources,
    PublishedContactFigures figures, TimeProvider clock) : PackService.PackServiceBase
{
    private static async Task<PackReleaseRow> ReleaseAsync(OutcomesDb db, int number, CancellationToken cancel) =>
        await db.PackReleases.AsNoTracking().SingleOrDefaultAsync(row => row.Number == number, cancel)
        ?? throw Faults.NotFound("release of a pack", $"{number}");

    /// <summary>What the audit says of a release: all but its seed.</summary>
    private static string Audited(PackReleaseRow release) => JsonSerializer.Serialize(new
    {
        release = release.Number,
        run = release.Run,
        recipient = release.Recipient,
        reason = release.Reason,
        sha256 = release.Sha256,
    });
}
