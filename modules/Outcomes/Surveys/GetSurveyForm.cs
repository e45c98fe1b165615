using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler
{
    public override async Task<GetSurveyFormResponse> GetSurveyForm(GetSurveyFormRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var (_, wave) = await OpenCodeAsync(db, request.Code, context.CancellationToken);
        var questions = SurveyQuestions.Of(wave, await SurveyInstruments.AllAsync(db, context.CancellationToken));

        return new GetSurveyFormResponse { Title = wave.Title, ClosesOn = wave.ClosesOn.ToDate(), Instruments = { questions.Instruments } };
    }
}
