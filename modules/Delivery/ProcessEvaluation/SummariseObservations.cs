using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    public override async Task<SummariseObservationsResponse> SummariseObservations(SummariseObservationsRequest request,
        ServerCallContext context)
    {
        var asOf = CheckAsOf(request.AsOf);

        await using var db = store.Read(context);
        var rows = await db.Observations.Where(row => row.ObservedOn <= asOf).ToListAsync(context.CancellationToken);
        var checklists = await Instruments.ScoringsAsync(db, context.CancellationToken);

        return new SummariseObservationsResponse
        {
            Summaries =
            {
                rows.GroupBy(row => (row.LaCode, row.InstrumentCode, row.InstrumentVersion))
                    .OrderBy(group => group.Key.LaCode, StringComparer.Ordinal)
                    .ThenBy(group => group.Key.InstrumentCode, StringComparer.Ordinal).ThenBy(group => group.Key.InstrumentVersion)
                    .Select(group => ObservationSummaries.Of(group.Key.LaCode,
                        checklists[(group.Key.InstrumentCode, group.Key.InstrumentVersion)], [.. group])),
            },
        };
    }
}
