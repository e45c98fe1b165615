using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    public override async Task<ListWavesResponse> ListWaves(ListWavesRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (day, code) = PageToken.After<DateOnly, string>(request) ?? (DateOnly.MinValue, "");

        await using var db = store.Read(context);
        var recorded = (await db.Waves.Select(row => row.Wave).ToListAsync(context.CancellationToken)).ToHashSet();
        var page = (await Waves.AllAsync(db, trial, context.CancellationToken))
            .Where(wave => wave.OpensOn > day || (wave.OpensOn == day && string.CompareOrdinal(wave.Wave, code) > 0)).Take(size + 1)
            .ToList();

        var response = new ListWavesResponse { Waves = { page.Take(size).Select(wave => wave.ToMessage(!recorded.Contains(wave.Wave))) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].OpensOn, page[size - 1].Wave);
        return response;
    }
}
