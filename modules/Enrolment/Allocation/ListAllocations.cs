using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<ListAllocationsResponse> ListAllocations(ListAllocationsRequest request, ServerCallContext context)
    {
        if (!Enum.IsDefined(request.Arm))
            throw Faults.Invalid("arm", FieldCodes.UnknownCode, "intervention, control, or nothing is expected.");
        var size = PageToken.Size(request.PageSize, usual: 100, most: 10_000);
        var (laCode, urn) = PageToken.After<string, string>(request) ?? ("", "");

        await using var db = store.Read(context);
        await using var all = store.Read(Scope.All);
        var moved = await MovedSchools.LoadAsync(all, context.CancellationToken);
        var (scope, seen, had) = (db.Scope, moved.In(db.Scope), moved.OfAuthority(request.LaCode));
        // The arms of a school that was taken over are released with those of the authority that listed it.
        var taken = await all.Allocations.AnyAsync(row => seen.Contains(row.Urn), context.CancellationToken);
        var draws = taken ? await DrawnAsync(db, 0, context.CancellationToken) : await RefuseUnreleasedAsync(db, context.CancellationToken);
        var page = await all.Allocations
            .Where(row => scope.Everything || scope.LaCodes.Contains(row.LaCode) || seen.Contains(row.Urn))
            .Where(row => request.LaCode == "" || row.LaCode == request.LaCode || had.Contains(row.Urn))
            .Where(row => request.Arm == Arm.Unspecified || row.Arm == request.Arm)
            .Where(row => string.Compare(row.LaCode, laCode) > 0 || (row.LaCode == laCode && string.Compare(row.Urn, urn) > 0))
            .OrderBy(row => row.LaCode).ThenBy(row => row.Urn).Take(size + 1).ToListAsync(context.CancellationToken);
        var inError = await InErrorAsync(all, page.ConvertAll(row => row.Urn), context.CancellationToken);

        var response =
            new ListAllocationsResponse
            {
                Allocations = { page.Take(size).Select(row => row.ToMessage(inError.GetValueOrDefault(row.Urn), moved.Of(row.Urn))) },
                Caution = Cautions.Of(draws),
            };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].LaCode, page[size - 1].Urn);
        return response;
    }

    private static async Task<List<DrawRow>> RefuseUnreleasedAsync(EnrolmentDb db, CancellationToken cancel)
    {
        var draws = await DrawnAsync(db, 0, cancel);
        if (!await db.Releases.AnyAsync(cancel))
            throw Faults.Precondition(Reasons.NotReleased, "allocation",
                "No allocation has been released yet. Arms are sealed until the trial manager releases them.");
        return draws;
    }

    /// <summary>Of these schools, those that were randomised in error, and the day on which that was confirmed.</summary>
    private static Task<Dictionary<string, DateOnly?>> InErrorAsync(EnrolmentDb db, List<string> urns, CancellationToken cancel) =>
        db.Corrections.Where(row => urns.Contains(row.Urn) && row.ConfirmedOn != null)
        .ToDictionaryAsync(row => row.Urn, row => row.ConfirmedOn, cancel);
}
