using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PackHandler
{
    public override async Task<WithdrawPackReleaseResponse> WithdrawPackRelease(WithdrawPackReleaseRequest request,
        ServerCallContext context)
    {
        await using var db = store.Read(context);
        var known = await ReleaseAsync(db, request.Number, context.CancellationToken);

        return await commit.SaveAsync(Change.Of(context, request) with { Details = Audited(known) }, async (writing, cancel) =>
        {
            var release = await ReleaseAsync(writing, request.Number, cancel);
            if (release.WithdrawnAt is not null)
                throw Faults.AlreadyExists($"Release {release.Number} is withdrawn already, by {release.WithdrawnBy}.");
            var withdrawn = release with { WithdrawnBy = Caller.Of(context).Person!, WithdrawnAt = clock.GetUtcNow() };
            writing.Attach(release).CurrentValues.SetValues(withdrawn);
            return new WithdrawPackReleaseResponse { Release = withdrawn.ToMessage() };
        });
    }
}
