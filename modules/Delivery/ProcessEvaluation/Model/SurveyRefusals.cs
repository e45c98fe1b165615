using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Who may not be surveyed: consent withdrawn, or an objection accepted.</summary>
internal sealed class SurveyRefusals(IEnumerable<SurveyRefusal> refusals)
{
    private readonly ILookup<string, SurveyRefusal> byPerson = refusals.ToLookup(refusal => refusal.PersonRef);

    /// <summary>Whether a wave may not ask somebody. Answers to a wave have no day of their own, so its last day decides.</summary>
    public bool Bar(string personRef, WaveRow wave) => byPerson[personRef]
        .Any(refusal => (refusal.Survey.Length == 0 || refusal.Survey == wave.Wave) && refusal.FromOn.ToDateOnly() <= wave.ClosesOn);
}
