namespace Programme.Host;

/// <summary>The first page: the authorities that the role may see, each with the five answers.</summary>
internal static class OverviewEndpoint
{
    public static async Task ShowAsync(PageRequest request)
    {
        var today = SessionsEndpoint.Today(request);
        var asked = AskedDay.Of(request, today);
        var authorities = await AuthorityEndpoint.AuthoritiesAsync(request);
        var facts = authorities.Count > 0 ? await AuthorityFacts.LoadAsync(request, asked.On.ToDate()) : null;
        var view = new OverviewView(today, asked, PageText.UpTo(asked.On, facts?.ContactsOn, facts?.Charts is not null),
            [.. authorities.Select(one => new OverviewLine(one.LaCode, one.Name, facts!.Of(one.LaCode).All))]);
        await PageWriter.WriteAsync<OverviewPage>(request.Http,
            asked.Problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            (nameof(OverviewPage.Viewer), request.Viewer), (nameof(OverviewPage.View), view));
    }

    /// <summary>The same as CSV.</summary>
    public static async Task TableAsync(PageRequest request)
    {
        var (asOf, authorities) = (AskedDay.OrNoPage(request), await AuthorityEndpoint.AuthoritiesAsync(request));
        if (authorities.Count == 0)
            throw Faults.NotFound("table", "this");
        var facts = await AuthorityFacts.LoadAsync(request, asOf);
        var table = OverviewTable.Of(authorities.Select(one => (one.LaCode, one.Name)), facts);
        await PageFiles.SendAsync(request, "overview.csv", table.ToCsv());
    }
}

/// <summary>What the overview shows.</summary>
/// <param name="Today">The day on which it is looked at.</param>
/// <param name="Asked">The last day that counts; none = today.</param>
/// <param name="UpTo">The same in words; empty = today.</param>
/// <param name="Lines">The authorities that the role may see.</param>
public sealed record OverviewView(DateOnly Today, AskedDay Asked, string UpTo, IReadOnlyList<OverviewLine> Lines);

/// <summary>An authority in the overview.</summary>
/// <param name="LaCode">Its three-digit code.</param>
/// <param name="Name">Its name in these days.</param>
/// <param name="Answers">The answers that the role may have.</param>
public sealed record OverviewLine(string LaCode, string Name, IReadOnlyList<PageAnswer> Answers);
