using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>That it is refused to everybody before: see <see cref="UnmaskedProgramme"/>, which every test here starts with.</summary>
[Collection(UnmaskedProgramme.Name)]
public sealed class SummariseSurveyResponseByArmTests(Programmes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Once_unmasked_the_arms_add_up_to_all_who_were_invited_and_answered(string store)
    {
        var programme = await UnmaskedProgramme.OnAsync(programmes, store);
        var statistician = await programme.ClientAsync<SurveyService.SurveyServiceClient>(Role.Statistician);

        var all = statistician.SummariseSurveyResponse(new()).Responses.Where(row => row.LaCode.Length == 0).ToList();
        var waves = statistician.SummariseSurveyResponseByArm(new()).Waves;

        Assert.Equal(["baseline", "followup"], waves.Select(wave => wave.Wave));
        foreach (var (wave, sum) in waves.Zip(all))
        {
            Assert.Equal(sum.Answered.Numerator, wave.Intervention.Answered.Numerator + wave.Control.Answered.Numerator);
            Assert.Equal(sum.Answered.Denominator, wave.Intervention.Answered.Denominator + wave.Control.Answered.Denominator);
            Assert.InRange(wave.Intervention.Answered.Ratio, 0.2, 1);
        }
    }
}
