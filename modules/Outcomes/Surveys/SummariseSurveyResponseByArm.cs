using Grpc.Core;
using Programme.Disclosure;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class SurveyHandler
{
    public override async Task<SummariseSurveyResponseByArmResponse> SummariseSurveyResponseByArm(
        SummariseSurveyResponseByArmRequest request, ServerCallContext context)
    {
        var asOf = CheckAsOf(request.AsOf);
        var arms = await enrolment.UnmaskedArmsAsync(context.CancellationToken);

        var unmasking = await enrolment.UnmaskingAsync(context.CancellationToken);
        await using var db = store.Read(context);
        var marks = await ChangedAfterUnmasking.MarksAsync(db, unmasking, context.CancellationToken);

        var waves = await responses.LoadAsync(db, request.Wave, asOf, context.CancellationToken);

        return new SummariseSurveyResponseByArmResponse
        {
            Unmasking = unmasking,
            Marks = { marks },
            Waves =
            {
                waves.Select(wave =>
                {
                    var byArm = wave.Invited.ToLookup(post => arms.GetValueOrDefault(post.Urn));
                    // Of two arms and their sum, one gives the other.
                    var may = new[] { Arm.Intervention, Arm.Control }.All(arm => SmallGroups.MayShow([byArm[arm].Count()]));
                    return new SurveyResponseByArm { Wave = wave.Wave.Wave, Intervention = wave.Of("", [.. byArm[Arm.Intervention]], may),
                        Control = wave.Of("", [.. byArm[Arm.Control]], may) };
                }),
            },
        };
    }
}
