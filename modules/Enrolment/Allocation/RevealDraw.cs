using System.Globalization;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override Task<RevealDrawResponse> RevealDraw(RevealDrawRequest request, ServerCallContext context) =>
        AuditRefusalAsync(request, request.ValidateOnly, context, () => RevealAsync(request, context));

    private async Task<RevealDrawResponse> RevealAsync(RevealDrawRequest request, ServerCallContext context)
    {
        var cancel = context.CancellationToken;

        await using var db = store.Read(context);
        var draw = (await DrawnAsync(db, request.Batch == 0 ? 1 : request.Batch, cancel)).Single();
        var frozen = await db.FrozenLists.SingleAsync(row => row.Batch == draw.Batch, cancel);
        var seed = await db.DrawSeeds.SingleOrDefaultAsync(row => row.Batch == draw.Batch, cancel)
            ?? throw Faults.Precondition(Reasons.SeedNotKnown, "seed",
                "This allocation was imported without its seed: there is nothing to reveal, and it cannot be derived again.");
        // Every arm follows from the seed, also the arms of an authority that is not told them yet.
        await RefuseUnreleasedAsync(db, draw.Batch, cancel);

        // The arms that the programme goes by, not those in the seal: that they were never changed is what is to be shown.
        var allocations = await db.Allocations.Where(row => row.Batch == draw.Batch).OrderBy(row => row.LaCode).ThenBy(row => row.Urn)
            .ToListAsync(cancel);
        var record = ToRecord(draw, OpenSeed(seed, draw.ListHash), OpenArms(draw), allocations);
        await AddEventsAsync(db, record, draw, frozen, cancel);
        var details = Audit(("batch", draw.Batch.ToString(CultureInfo.InvariantCulture)), ("list_hash", draw.ListHash),
            ("commitment", record.Commitment));
        // A check does not tell the seed: nothing would say that it was told.
        return await commit.SaveAsync(Change.Of(context, request) with { Details = details },
            (_, _) => Task.FromResult(request.ValidateOnly ? new RevealDrawResponse() : new RevealDrawResponse { Record = record }));
    }

    private static async Task RefuseUnreleasedAsync(EnrolmentDb db, int batch, CancellationToken cancel)
    {
        var waiting = await db.ListedSchools.Where(row => row.Batch == batch).Select(row => row.LaCode).Distinct()
            .Where(code => !db.Releases.Any(release => release.Batch == batch && release.LaCode == code)).Order().ToListAsync(cancel);
        if (waiting.Count > 0)
            throw Faults.Precondition(Reasons.NotReleased, "allocation",
                $"Arms of batch {batch} are not released yet in {string.Join(", ", waiting)}. The seed tells every arm, so it is revealed "
                    + "after all of them.");
    }

    /// <summary>Adds where the seed comes from, and the order in which everything happened.</summary>
    private async Task AddEventsAsync(EnrolmentDb db, DrawRecord record, DrawRow draw, FrozenListRow frozen, CancellationToken cancel)
    {
        (record.FrozenAt, record.DrawnAt, record.Origin) =
            (Beacon.Text(frozen.FrozenAt), Beacon.Text(draw.DrawnAt), DrawRecordCheck.OriginName(draw.Origin));
        if (frozen.CovariatesHash is { } covariates)
            record.CovariatesHash = covariates;
        if (await db.Commitments.SingleOrDefaultAsync(row => row.Batch == draw.Batch, cancel) is not { } committed)
            return;
        (record.SeedOrigin, record.CommittedAt, record.CommittedBy) =
            (DrawRecordCheck.SeedOriginName(committed.SeedOrigin), Beacon.Text(committed.CommittedAt), committed.CommittedBy);
        if (committed.Beacon is { } beacon)
            (record.BeaconSource, record.BeaconRound, record.BeaconAt) = (beacon.Source, beacon.Round, Beacon.Text(beacon.At));
        if (await db.SeedContributions.SingleOrDefaultAsync(row => row.Batch == draw.Batch, cancel) is { } contribution)
        {
            (record.ContributionHex, record.ContributionCommitment) =
                (OpenContribution(contribution, draw.ListHash).Hex, contribution.Commitment);
            (record.ContributedAt, record.ContributedBy) = (Beacon.Text(contribution.ContributedAt), contribution.ContributedBy);
        }
    }

    private static DrawRecord ToRecord(DrawRow draw, Seed seed, ArmsText arms, IEnumerable<AllocationRow> allocations)
    {
        var terms = DrawTerms.Of(draw.TrialId, draw.Mode, DrawTerms.SizesOf(draw.BlockSizes), draw.Beacon ?? "");
        var record = new DrawRecord
        {
            Algorithm = draw.Algorithm,
            TrialId = draw.TrialId,
            SeedHex = seed.Hex,
            Mode = terms.ModeName,
            Sizes = { terms.BlockSizes },
            ListHash = draw.ListHash,
            Commitment = draw.Commitment,
            AllocationHash = draw.AllocationHash,
            AllocationSalt = arms.Salt,
            Allocations =
                { CanonicalOrder(allocations)
                    .Select(unit => new DrawnSchool { Stratum = unit.Unit.Stratum, Unit = unit.Unit.Id,
                        Arm = Draw.Letter(unit.Arm).ToString() }) },
        };
        if (draw.Beacon is { } beacon)
            record.Beacon = beacon;
        return record;
    }

    private static IEnumerable<DrawnUnit> CanonicalOrder(IEnumerable<AllocationRow> allocations)
    {
        var byUnit = allocations.Select(row => row.ToDrawn()).ToDictionary(drawn => drawn.Unit);
        return CanonicalList.Of(byUnit.Keys).Units.Select(unit => byUnit[unit]);
    }
}
