namespace Programme.Host;

/// <summary>The first page: the authorities that the role may see, each with the five answers.</summary>
internal static class OverviewEndpoint
{
    public static async Task ShowAsync(PageRequest request)
    {
        var today = request.Http.RequestServices.GetRequiredService<TimeProvider>().Today();
        var authorities = await AuthorityEndpoint.AuthoritiesAsync(request);
        var lines = new List<OverviewLine>();
        if (authorities.Count > 0)
        {
            var facts = await AuthorityFacts.LoadAsync(request, asOf: null);
            lines.AddRange(authorities.Select(one => new OverviewLine(one.LaCode, one.Name, facts.Of(one.LaCode).All)));
        }
        await PageWriter.WriteAsync<OverviewPage>(request.Http, StatusCodes.Status200OK, (nameof(OverviewPage.Viewer), request.Viewer),
            (nameof(OverviewPage.Lines), lines), (nameof(OverviewPage.Today), today));
    }
}

/// <summary>An authority in the overview.</summary>
/// <param name="LaCode">Its three-digit code.</param>
/// <param name="Name">Its name in these days.</param>
/// <param name="Answers">The answers that the role may have.</param>
public sealed record OverviewLine(string LaCode, string Name, IReadOnlyList<PageAnswer> Answers);
