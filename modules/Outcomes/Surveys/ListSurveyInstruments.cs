using Grpc.Core;
using Programme.Instruments.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler
{
    public override async Task<ListSurveyInstrumentsResponse> ListSurveyInstruments(ListSurveyInstrumentsRequest request,
        ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (code, version) = PageToken.After<string, int>(request) ?? ("", 0);

        // Whether a version is final is true for everybody, whosever answers refer to it.
        await using var db = store.Read(Scope.All);
        var final = await SurveyInstruments.AnsweredAsync(db, trial, context.CancellationToken);
        var all = await SurveyInstruments.AllAsync(db, context.CancellationToken);

        var page = all.Values.Where(instrument => request.Code.Length == 0 || instrument.Code == request.Code)
            .Where(instrument => string.CompareOrdinal(instrument.Code, code) > 0
                || (instrument.Code == code && instrument.Version > version))
            .OrderBy(instrument => instrument.Code, StringComparer.Ordinal).ThenBy(instrument => instrument.Version).Take(size + 1)
            .ToList();
        var response = new ListSurveyInstrumentsResponse();
        foreach (var instrument in page.Take(size))
        {
            var key = (instrument.Code, instrument.Version);
            response.Instruments.Add(new Instrument(instrument)
            {
                Final = SurveyInstruments.Bundled.ContainsKey(key)
                || final.Contains(key)
            });
        }
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Code, page[size - 1].Version);
        return response;
    }
}
