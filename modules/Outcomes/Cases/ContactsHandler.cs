using Microsoft.Extensions.DependencyInjection;
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
    [FromKeyedServices("outcomes")] EnrolmentService.EnrolmentServiceClient enrolment) : ContactsService.ContactsServiceBase
{
    /// <summary>The code of schools. 2B (education services) and 3C (school nurses) are other sources.</summary>
    internal const string SchoolSource = "2A";

    private async Task<Authority> AuthorityAsync(string laCode, CancellationToken cancel)
    {
        var authorities = await enrolment.ListAuthoritiesAsync(new() { PageSize = 1_000 }, cancellationToken: cancel);
        return authorities.Authorities.FirstOrDefault(authority => authority.LaCode == laCode) ?? throw Faults.NotFound("authority", laCode);
    }

    /// <summary>The listed schools of an authority (empty = of all in scope) with every URN that they had.</summary>
    private async Task<List<TrialUnit>> UnitsAsync(string laCode, CancellationToken cancel) => await Pages.AllAsync(async token =>
    {
        var page = await enrolment.ListUnitsAsync(new() { LaCode = laCode, PageSize = 1_000, PageToken = token }, cancellationToken: cancel);
        return (page.Units, page.NextPageToken);
    });

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
