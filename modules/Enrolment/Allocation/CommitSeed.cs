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
        var now = clock.GetUtcNow();
        var (seed, origin) = request.SeedHex.Length == 0 ? (Seed.New(), SeedOrigin.OperatingSystem)
            : (Seed.Parse(request.SeedHex), SeedOrigin.Contributed);
        var beacon = BeaconOf(request);
        Check(terms, seed, origin, beacon, now);

        await using var db = store.Read(context);
        var batch = await BatchOfAsync(db, request.ListHash, context.CancellationToken);
        var commitment = CommitmentRow.Of(batch.Number, terms, batch.List, seed!, beacon, origin, now, Caller.Of(context).Who);
        return await commit.SaveAsync(Change.Of(context, request) with { Details = commitment.ToAudit() }, async (writing, cancel) =>
        {
            await RefuseDrawnAsync(writing, batch.Number, cancel);
            await RefuseCommittedAsync(writing, batch.Number, cancel);
            writing.Add(commitment);
            writing.Add(CloseSeed(batch.Number, batch.List.Hash, seed!));
            return new CommitSeedResponse { Commitment = request.ValidateOnly ? Announced(commitment) : commitment.ToMessage() };
        });
    }

    /// <summary>The public value that is named; null = none.</summary>
    private static Beacon? BeaconOf(CommitSeedRequest request) =>
        request.BeaconSource.Length == 0 && request.BeaconRound.Length == 0 && request.BeaconAt is null
        ? null
        : new Beacon(request.BeaconSource, request.BeaconRound, request.BeaconAt?.ToDateTimeOffset() ?? DateTimeOffset.MinValue);

    private static void Check(DrawTerms terms, Seed? seed, SeedOrigin origin, Beacon? beacon, DateTimeOffset now)
    {
        var fields = new FieldProblems();
        fields.AddRange("", terms.Problems());
        fields.AddIf(seed is null, "seed_hex", FieldCodes.NotASeed, "64 hexadecimal digits are expected.");
        fields.AddIf(origin == SeedOrigin.Contributed && beacon is null, "beacon_source", FieldCodes.Missing,
            "whoever brings a seed can have tried many: name a public value that does not exist yet (source, round, time) and is mixed in, "
                + "or leave the seed to the operating system.");
        fields.AddRange("", beacon?.Problems(now) ?? []);
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
