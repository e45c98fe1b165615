using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ContactsHandler(
    Store<OutcomesDb> store,
    Commit<OutcomesDb> commit,
    Pseudonyms pseudonyms,
    TimeProvider clock,
    Trial trial,
    FromEnrolment enrolment) : ContactsService.ContactsServiceBase
{
    /// <summary>The code of schools. 2B (education services) and 3C (school nurses) are other sources.</summary>
    internal const string SchoolSource = "2A";

    private static CaseCounts Counts(CaseTally tally) => new()
    {
        ContactsTotal = tally.Total,
        ContactsNfa = tally.Nfa,
        ContactsAdviceOnly = tally.AdviceOnly,
        ContactsToEarlyHelp = tally.ToEarlyHelp,
        ContactsToReferral = tally.ToReferral,
        ContactsOnOpenCase = tally.OnOpenCase,
    };
}
