using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<FreezeListResponse> FreezeList(FreezeListRequest request, ServerCallContext context)
    {
        var asOf = KnownDay(request.AsOf);

        await using var db = store.Read(context);
        var batch = await NextBatchAsync(db, context.CancellationToken);
        var listable = await ListableSchoolsAsync(db, asOf, context.CancellationToken);

        var list = CanonicalList.Of(listable.Values.Where(school => school.Hindrance is null).Select(school => school.Unit));
        if (list.Units.Count == 0)
            throw Faults.Precondition(Reasons.NothingToList, "list",
                $"No school that is not listed yet is eligible on {asOf:yyyy-MM-dd}. Import the authorities and the register first.");
        var frozen = FrozenListRow.Of(batch, list, CovariatesHash(ToFreeze(batch, list, listable)), asOf, clock.GetUtcNow(),
            Caller.Of(context).Subject);
        var response = new FreezeListResponse { List = frozen.ToMessage(list.Units) };

        if (request.ValidateOnly)
        {
            response.List.FrozenAt = null;
            return response;
        }
        return await commit.SaveAsync(Change.Of(context, request) with { Details = frozen.ToAudit() }, async (writing, cancel) =>
        {
            await StoreListAsync(writing, frozen, list, cancel);
            return response;
        });
    }

    /// <summary>The day as of which schools are eligible: what is known after today is not known.</summary>
    private DateOnly KnownDay(Google.Type.Date? asked)
    {
        var today = clock.Today();
        var day = asked?.ToDateOnly() ?? today;
        return day <= today ? day : throw Faults.Invalid("as_of", FieldCodes.InFuture, "today or an earlier day is expected.");
    }
}
