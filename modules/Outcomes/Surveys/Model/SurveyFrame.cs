using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>Schools and refusals that answers are checked against.</summary>
/// <param name="Listed">Authority of each listed school, by URN.</param>
/// <param name="Refusals">Who may not be surveyed, by reference.</param>
/// <param name="Today">No answer is of a later day.</param>
internal sealed record SurveyFrame(IReadOnlyDictionary<string, string> Listed, ILookup<string, SurveyRefusal> Refusals, DateOnly Today)
{
    /// <summary>First day on which a person may not be surveyed in a wave; null = may be.</summary>
    public DateOnly? RefusedOn(string leadRef, string wave) => Refusals[leadRef]
        .Where(refusal => refusal.Survey.Length == 0 || refusal.Survey == wave).Min(refusal => (DateOnly?)refusal.FromOn.ToDateOnly());
}
