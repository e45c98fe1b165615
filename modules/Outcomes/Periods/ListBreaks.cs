using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    public override async Task<ListBreaksResponse> ListBreaks(ListBreaksRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<int>(request);
        // A break is one of the authority's recording, so versions count by their extract day, whenever they were received.
        var known = KnownOn.ByExtractDay(request.KnownOn?.ToDateOnly());

        await using var db = store.Read(context);
        var definitions = await db.DefinitionsAsync(known.SetBy, context.CancellationToken);
        var sums = await db.TalliesInForce(known).ToListAsync(context.CancellationToken);

        var all = Breaks.Find(sums.ConvertAll(sum => sum.ToTally()), definitions, settings.PracticeMoves);
        var page = all.Where(item => request.LaCode.Length == 0 || item.LaCode == request.LaCode).Skip(after).Take(size + 1).ToList();
        var response = new ListBreaksResponse { Breaks = { page.Take(size).Select(ToMessage) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, after + size);
        return response;
    }

    private static Break ToMessage(SeriesBreak item) =>
        new() { LaCode = item.LaCode, Month = item.Month, Text = item.Text, Declared = item.Declared };
}
