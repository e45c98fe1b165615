using System.Security.Cryptography;
using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PackHandler
{
    private const int SeedBytes = 32;

    public override async Task<ConfirmPackReleaseResponse> ConfirmPackRelease(ConfirmPackReleaseRequest request, ServerCallContext context)
    {
        var confirmer = Caller.Of(context);
        await using var db = store.Read(context);
        var proposed = await ReleaseAsync(db, request.Number, context.CancellationToken);

        return await commit.SaveAsync(Change.Of(context, request) with { Details = Audited(proposed) }, async (writing, cancel) =>
        {
            var release = await ReleaseAsync(writing, request.Number, cancel);
            if (release.ConfirmedAt is not null || release.WithdrawnAt is not null)
                throw Faults.AlreadyExists(
                    $"Release {release.Number} is {(release.WithdrawnAt is null ? "confirmed" : "withdrawn")} already.");
            confirmer.RefuseUnlessSecond(release.ProposedBy);

            var confirmed = release with
            {
                ConfirmedBy = confirmer.Person,
                ConfirmedAt = clock.GetUtcNow(),
                Seed = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SeedBytes))
            };
            writing.Attach(release).CurrentValues.SetValues(confirmed);
            return new ConfirmPackReleaseResponse { Release = confirmed.ToMessage() };
        });
    }
}
