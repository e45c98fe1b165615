using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler
{
    public override async Task<SummariseSurveyResponseResponse> SummariseSurveyResponse(SummariseSurveyResponseRequest request,
        ServerCallContext context)
    {
        var asOf = CheckAsOf(request.AsOf);

        await using var db = store.Read(context);
        var waves = await responses.LoadAsync(db, request.Wave, asOf, context.CancellationToken);

        var response = new SummariseSurveyResponseResponse { Definition = SurveyInvitations.Definition };
        foreach (var (perAuthority, over) in waves.Select(wave => wave.Shown()))
        {
            response.Responses.AddRange(perAuthority);
            if (Caller.Of(context).LaCodes is null)
                response.Responses.Add(over);
        }
        return response;
    }
}
