using Google.Protobuf;
using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PackHandler
{
    public override async Task<BuildControlledPackResponse> BuildControlledPack(BuildControlledPackRequest request,
        ServerCallContext context)
    {
        await using var db = store.Read(context);
        var release = await ReleaseAsync(db, request.Number, context.CancellationToken);
        if (release.WithdrawnAt is not null)
            throw Faults.NotFound("release that stands", $"{release.Number}");
        if (release.Seed is not { } seed)
            throw Faults.Precondition(Reasons.SecondPersonNeeded, $"packReleases/{release.Number}",
                $"{release.ProposedBy} proposed release {release.Number}. Somebody else must confirm it before the pack is built.");
        var (_, source) = await sources.LoadAsync(db, release.Run, context.CancellationToken);

        var content = ControlledPack.Build(source, seed,
            release.Costs is { } costs ? PackCosts.Parser.ParseJson(costs) : null);
        var built = release with { Sha256 = PackArchive.Sha256(content) };
        if (release.Sha256 is { } first && first != built.Sha256)
            throw Faults.AlreadyExists($"Release {release.Number} was built before with other bytes, by another version of the program. "
                + "Propose a new release.");
        var saved = await commit.SaveAsync(Change.Of(context, request) with { Details = Audited(built) }, async (writing, cancel) =>
        {
            var stored = await ReleaseAsync(writing, request.Number, cancel);
            writing.Attach(stored).CurrentValues.SetValues(stored with { Sha256 = built.Sha256 });
            return new BuildControlledPackResponse { Release = built.ToMessage() };
        });

        // What is kept for repeated requests must not hold the rows.
        return new BuildControlledPackResponse(saved) { Content = UnsafeByteOperations.UnsafeWrap(content) };
    }
}
