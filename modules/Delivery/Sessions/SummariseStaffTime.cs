using Grpc.Core;
using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<SummariseStaffTimeResponse> SummariseStaffTime(SummariseStaffTimeRequest request,
        ServerCallContext context)
    {
        var fields = new FieldProblems();
        var first = fields.OptionalDay("first_on", request.FirstOn);
        fields.ThrowIfAny();
        var asOf = CheckAsOf(request.AsOf);

        await using var db = store.Read(context);
        var sums = new StaffTimeSums(db, first, asOf);
        return new SummariseStaffTimeResponse
        {
            ByLa = { await sums.ByAuthorityAsync(context.CancellationToken) },
            Overall = await sums.OverallAsync(context.CancellationToken),
        };
    }
}
