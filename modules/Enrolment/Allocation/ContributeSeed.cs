using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override Task<ContributeSeedResponse> ContributeSeed(ContributeSeedRequest request, ServerCallContext context) =>
        AuditRefusalAsync(request, request.ValidateOnly, context, () => ContributeAsync(request, context));

    private async Task<ContributeSeedResponse> ContributeAsync(ContributeSeedRequest request, ServerCallContext context)
    {
        var (now, second) = (clock.GetUtcNow(), Caller.Of(context));
        var contribution = Seed.Parse(request.ContributionHex)
            ?? throw Faults.Invalid("contribution_hex", FieldCodes.NotASeed, "64 hexadecimal digits are expected.");

        await using var db = store.Read(context);
        var batch = await BatchOfAsync(db, request.ListHash, context.CancellationToken);
        var committed = await db.Commitments.SingleOrDefaultAsync(row => row.Batch == batch.Number, context.CancellationToken)
            ?? throw Faults.Precondition(Reasons.SeedNotCommitted, "commitment",
                "No seed is committed for this list. One person commits to it first, then another adds to it.");
        if (!second.IsSecondTo(committed.CommittedBy))
            throw Faults.Precondition(Reasons.SecondPersonNeeded, "contribution",
                $"{committed.CommittedBy} committed to the seed. Somebody else must add to it.");
        if (committed.Beacon is { } beacon && now >= beacon.At)
            throw Faults.Precondition(Reasons.BeaconKnown, "contribution",
                $"The public value that was named with the seed exists since {Beacon.Text(beacon.At)}: what is added now could be chosen "
                    + "for its result.");

        var row = new SeedContributionRow
        {
            Batch = batch.Number,
            Sealed = CloseContribution(batch.List.Hash, contribution),
            Commitment = Draw.Contribution(committed.TrialId, batch.List.Hash, contribution),
            ContributedAt = now,
            ContributedBy = second.Who,
        };
        var details = Audit(("batch", $"{row.Batch}"), ("list_hash", batch.List.Hash), ("contribution", row.Commitment));
        return await commit.SaveAsync(Change.Of(context, request) with { Details = details }, async (writing, cancel) =>
        {
            await RefuseDrawnAsync(writing, row.Batch, cancel);
            if (await writing.SeedContributions.AnyAsync(one => one.Batch == row.Batch, cancel))
                throw Faults.Precondition(Reasons.SeedCommitted, "contribution",
                    $"A second person added to the seed of batch {row.Batch} already.");
            writing.Add(row);
            return new ContributeSeedResponse { Commitment = committed.ToMessage(row) };
        });
    }
}
