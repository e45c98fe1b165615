using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>How many authorities are in the trial, of those that the caller may see.</summary>
internal static class AuthorityCount
{
    public static async Task<int> ReadAsync(SummaryQuery query)
    {
        var enrolment = new EnrolmentService.EnrolmentServiceClient(query.Calls);
        var authorities = await Pages.AllAsync(async token =>
        {
            var page = await enrolment.ListAuthoritiesAsync(new() { PageToken = token }, cancellationToken: query.Cancel);
            return (page.Authorities, page.NextPageToken);
        });
        return authorities.Count;
    }
}
