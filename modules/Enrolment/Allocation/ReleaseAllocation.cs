using Google.Protobuf.Collections;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<ReleaseAllocationResponse> ReleaseAllocation(ReleaseAllocationRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var drawn = await DrawnAsync(db, 0, context.CancellationToken);
        var before = await db.Releases.Select(row => new { row.Batch, row.LaCode }).ToListAsync(context.CancellationToken);
        var arms = drawn.ToDictionary(draw => draw.Batch, draw => OpenArms(draw).Drawn.ToLookup(unit => unit.Unit.Stratum));
        CheckAuthorities(request.LaCodes, arms.Values);

        var (at, by) = (clock.GetUtcNow(), Caller.Of(context).Subject);
        var releases = arms.SelectMany(batch => batch.Value.Select(authority =>
                new ReleaseRow
                {
                    Batch = batch.Key,
                    LaCode = authority.Key,
                    Schools = authority.Count(),
                    ReleasedAt = at,
                    ReleasedBy = by
                }))
            .Where(row => request.LaCodes.Count == 0 || request.LaCodes.Contains(row.LaCode))
            .ExceptBy(before.Select(row => (row.Batch, row.LaCode)), row => (row.Batch, row.LaCode)).ToList();
        var response = new ReleaseAllocationResponse { Releases = { releases.Select(row => row.ToMessage()) } };
        if (releases.Count == 0)
            return response;

        // Said here: the rows themselves would show arms to who reads the audit.
        var details =
            Audit([.. releases.GroupBy(row => row.Batch)
                .Select(batch => ($"batch {batch.Key}", string.Join(' ', batch.Select(row => row.LaCode))))]);
        return await commit.SaveAsync(Change.Of(context, request) with { Details = details }, async (writing, cancel) =>
        {
            await writing.AddManyAsync(releases, cancel);
            await writing.AddManyAsync(releases.SelectMany(row => arms[row.Batch][row.LaCode]
                .Select(unit => AllocationRow.Of(row.Batch, unit))), cancel);
            return response;
        });
    }

    private static void CheckAuthorities(RepeatedField<string> asked, IEnumerable<ILookup<string, DrawnUnit>> drawn)
    {
        var unknown = asked.Where(code => !drawn.Any(batch => batch.Contains(code))).ToList();
        if (unknown.Count > 0)
            throw Faults.Invalid("la_codes", FieldCodes.NotDrawn,
                $"authorities with schools that were drawn are expected, not {string.Join(", ", unknown)}.");
    }
}
