using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<GetListResponse> GetList(GetListRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var lists = await db.FrozenLists.Where(row => request.Batch == 0 || row.Batch == request.Batch).OrderBy(row => row.Batch)
            .ToListAsync(context.CancellationToken);
        await using var all = store.Read(Scope.All);
        var moved = await MovedSchools.LoadAsync(all, context.CancellationToken);
        var (scope, shared) = (db.Scope, moved.In(db.Scope));
        var schools = await all.ListedSchools.Where(row => request.Batch == 0 || row.Batch == request.Batch)
            .Where(row => scope.Everything || scope.LaCodes.Contains(row.LaCode) || shared.Contains(row.Urn))
            .OrderBy(row => row.LaCode).ThenBy(row => row.Urn).ToListAsync(context.CancellationToken);

        var response = new GetListResponse { Schools = { schools.Select(row => row.ToMessage(moved.Of(row.Urn))) } };
        foreach (var list in lists)
            response.Lists.Add(await ToMessageAsync(db, list, schools, context.CancellationToken));
        response.List = response.Lists.LastOrDefault();
        return response;
    }

    /// <summary>A list and how far its batch is.</summary>
    private async Task<FrozenList> ToMessageAsync(EnrolmentDb db, FrozenListRow list, List<ListedSchoolRow> schools,
        CancellationToken cancel)
    {
        var commitment = await db.Commitments.SingleOrDefaultAsync(row => row.Batch == list.Batch, cancel);
        var contribution = await db.SeedContributions.SingleOrDefaultAsync(row => row.Batch == list.Batch, cancel);
        var draw = await db.Draws.SingleOrDefaultAsync(row => row.Batch == list.Batch, cancel);
        var released = await db.Releases.Where(row => row.Batch == list.Batch).Select(row => row.LaCode).Order().ToListAsync(cancel);

        var message = list.ToMessage(schools.Where(row => row.Batch == list.Batch).Select(row => row.ToUnit()));
        message.Commitment = commitment?.ToMessage(contribution);
        message.DrawnAt = draw is null ? null : Timestamp.FromDateTimeOffset(draw.DrawnAt);
        message.Origin = draw?.Origin ?? AllocationOrigin.Unspecified;
        message.Caution = draw?.Caution ?? "";
        message.RandomisedOn = (draw is null ? (DateOnly?)null : draw.RandomisedOn(list.AsOf, trial.FirstOn)).ToDate();
        message.ReleasedLaCodes.AddRange(released);
        return message;
    }
}
