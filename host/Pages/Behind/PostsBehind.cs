using Programme.Enrolment.V1;

namespace Programme.Host;

/// <summary>The posts of lead and deputy behind the turnover of an authority.</summary>
internal static class PostsBehind
{
    private static readonly IReadOnlyList<PageChoice> Choices = [new("", "Leads"), new("deputies", "Leads and deputies"),
        new("ended", "Posts of lead that ended")];

    private static readonly IReadOnlyList<PageColumn> Columns =
    [
        new("school", "School"), new("urn", "URN"), new("lead_ref", "Person"), new("role", "Role"), new("started_on", "From"),
        new("ended_on", "To"), new("leaving_reason", "Why it ended"), new("at_start", "Held on the first day"),
    ];

    public static async Task<BehindPart> LoadAsync(PageRequest request, BehindScope scope)
    {
        var enrolment = new EnrolmentService.EnrolmentServiceClient(request.Calls);
        var all = await Journal.Pages.AllAsync(new ListPostsRequest { LaCode = scope.LaCode },
            page => enrolment.ListPostsAsync(page, cancellationToken: request.Cancel), page => page.Posts);
        var posts = all.Where(post => post.StartedOn.ToDateOnly() <= scope.LastOn && EndOf(post) >= scope.FirstOn)
            .Where(post => scope.Only == "deputies" || post.Role == PostRole.Lead)
            .Where(post => scope.Only != "ended" || EndOf(post) <= scope.LastOn).ToList();
        var names = await SessionsEndpoint.SchoolsAsync(request, posts.Select(post => post.Urn));

        var rows = posts.OrderBy(post => names.GetValueOrDefault(post.Urn, post.Urn), StringComparer.Ordinal).ThenBy(post => post.Role)
            .ThenBy(post => post.StartedOn.ToDateOnly()).Select(post => (IReadOnlyList<PageCell>)
            [
                names.GetValueOrDefault(post.Urn, post.Urn), post.Urn, post.LeadRef, PageText.Words(post.Role),
                PageCell.Day(post.StartedOn), PageCell.Day(EndOf(post) <= scope.LastOn ? post.EndedOn : null),
                EndOf(post) <= scope.LastOn ? PageText.Words(post.LeavingReason) : "",
                post.StartedOn.ToDateOnly() <= scope.FirstOn ? "yes" : "no",
            ]).ToList();
        var since = scope.FirstOn.ToString("d MMMM yyyy", Texts.England);
        return new BehindPart("posts", "Posts",
            $"Posts that were held on any day from {since} to the last day that counts. People are shown by their reference.", Choices,
            [("posts", new PageTable(Choices.Label(Choices.Any(one => one.Code == scope.Only) ? scope.Only : ""), Columns, rows))]);
    }

    private static DateOnly EndOf(Post post) => post.EndedOn?.ToDateOnly() ?? DateOnly.MaxValue;
}
