using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler
{
    public override async Task<ListSurveyWavesResponse> ListSurveyWaves(ListSurveyWavesRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (opens, code) = PageToken.After<DateOnly, string>(request) ?? (DateOnly.MinValue, "");

        await using var db = store.Read(context);
        var recorded = await db.SurveyWaves.Select(row => row.Wave).ToListAsync(context.CancellationToken);
        var all = await SurveyWaves.AllAsync(db, trial, context.CancellationToken);

        var page = all.Where(wave => wave.OpensOn > opens || (wave.OpensOn == opens && string.CompareOrdinal(wave.Wave, code) > 0))
            .Take(size + 1).ToList();
        var response =
            new ListSurveyWavesResponse
            {
                Waves =
                { page.Take(size).Select(wave => wave.ToMessage(usual: !recorded.Contains(wave.Wave))) }
            };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].OpensOn, page[size - 1].Wave);
        return response;
    }
}
