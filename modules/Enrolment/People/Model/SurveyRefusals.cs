using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>Who may not be surveyed: consent withdrawn and not given again, or an objection accepted. Without either a person
/// may be: whether a trial asks for consent at all is its own decision.</summary>
internal static class SurveyRefusals
{
    /// <summary>By person and survey; an objection is to every survey, from the day on which it was made.</summary>
    public static IEnumerable<SurveyRefusal> Refusals(IEnumerable<ConsentRow> consents, IEnumerable<ObjectionRow> objections)
    {
        var withdrawn = consents.GroupBy(row => (row.PersonRef, row.Survey)).Select(decisions => decisions.MaxBy(row => row.Number)!)
            .Where(last => last.Decision == ConsentDecision.Withdrawn)
            .Select(last => new SurveyRefusal { PersonRef = last.PersonRef, Survey = last.Survey, FromOn = last.DecidedOn.ToDate() });
        var objected = objections.Where(row => row.Decision == ObjectionDecision.Accepted).GroupBy(row => row.PersonRef)
            .Select(accepted => new SurveyRefusal { PersonRef = accepted.Key, FromOn = accepted.Min(row => row.ObjectedOn).ToDate() });
        return withdrawn.Concat(objected).OrderBy(refusal => refusal.PersonRef, StringComparer.Ordinal)
            .ThenBy(refusal => refusal.Survey, StringComparer.Ordinal);
    }
}
