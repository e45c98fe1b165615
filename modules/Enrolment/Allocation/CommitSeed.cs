using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

// The seed is committed before the draw: decision 0016.
internal sealed partial class AllocationHandler
{
    public override Task<CommitSeedResponse> CommitSeed(CommitSeedRequest request, ServerCallContext context) =>
        AuditRefusalAsync(request, request.ValidateOnly, context, () => CommitAsync(request, context));

    private async Task<CommitSeedResponse> CommitAsync(CommitSeedRequest request, ServerCallContext context)
    {
        var terms = DrawTerms.Of(trial.Id, request.Mode, request.BlockSizes, "");
        var seed = request.SeedHex.Length == 0 ? Seed.New() : Seed.Parse(request.SeedHex);
        Check(terms, seed, request.BeaconSource);

        await using var db = store.Read(context);
        var batch = await BatchOfAsync(db, request.ListHash, context.CancellationToken);
        await RefuseDrawnAsync(db, batch.Number, context.CancellationToken);
        await RefuseCommittedAsync(db, batch.Number, context.CancellationToken);

        var commitment = CommitmentRow.Of(batch.Number, terms, batch.List, seed!, request.BeaconSource, clock.GetUtcNow(), Caller.Of(context).Subject);
        if (request.ValidateOnly)
            return new CommitSeedResponse { Commitment = Announced(commitment) };

        return await commit.SaveAsync(Change.Of(context, request) with { Details = commitment.ToAudit() }, async (writing, cancel) =>
        {
            await RefuseDrawnAsync(writing, batch.Number, cancel);
            await RefuseCommittedAsync(writing, batch.Number, cancel);
            writing.Add(commitment);
            writing.Add(CloseSeed(batch.Number, batch.List.Hash, seed!));
            return new CommitSeedResponse { Commitment = commitment.ToMessage() };
        });
    }

    private static void Check(DrawTerms terms, Seed? seed, string beaconSource)
    {
        var fields = new FieldProblems();
        fields.AddRange("", terms.Problems());
        fields.AddIf(seed is null, "seed_hex", FieldCodes.NotASeed, "64 hexadecimal digits are expected.");
        if (beaconSource.Length > 0)
            fields.Text("beacon_source", beaconSource, 3, 500, "which public value and of which day");
        fields.ThrowIfAny();
    }

    /// <summary>What is known before it is committed to: not the hash, of which several could be asked for and one chosen.</summary>
    private static SeedCommitment Announced(CommitmentRow commitment)
    {
        var message = commitment.ToMessage();
        (message.Commitment, message.CommittedAt) = ("", null);
        return message;
    }
}
