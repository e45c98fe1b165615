namespace Programme.Host;

/// <summary>An authority beside the other authorities, and its term beside the term before.</summary>
internal static class CompareEndpoint
{
    public static async Task ShowAsync(PageRequest request)
    {
        var view = await LoadAsync(request);
        await PageWriter.WriteAsync<ComparePage>(request.Http, StatusCodes.Status200OK, (nameof(ComparePage.Viewer), request.Viewer),
            (nameof(ComparePage.View), view));
    }

    /// <summary>One of its tables as CSV.</summary>
    public static async Task TableAsync(PageRequest request)
    {
        var view = await LoadAsync(request);
        var table = request.Route("table") == "terms" ? view.TermTable : view.OtherTable;
        await PageFiles.SendAsync(request, $"{view.LaCode}-{request.Route("table")}.csv", table.ToCsv());
    }

    private static async Task<CompareView> LoadAsync(PageRequest request)
    {
        var authority = await AuthorityEndpoint.OfAddressAsync(request);
        var trial = request.Http.RequestServices.GetRequiredService<Trial>();
        var asOf = AskedDay.OrNoPage(request);
        var lastOn = request.LastOn(asOf);
        // Nothing is narrowed here: what is shown of others is what the services say of the authorities that the caller may see.
        var facts = await AuthorityFacts.LoadAsync(request, asOf);
        var terms = await TermFacts.LoadAsync(request.For(authority.LaCode), authority.LaCode,
            facts.Charts?.FirstOrDefault(one => one.LaCode == authority.LaCode), trial.FirstOn, lastOn);
        return new CompareView(authority.LaCode, authority.Name, lastOn, asOf?.ToDateOnly(), request.Caller.LaCodes is null,
            AuthorityMeasures.Of(facts, authority.LaCode), terms)
        {
            ContactsOn = facts.ContactsOn,
        };
    }
}

/// <summary>What the page that compares shows.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Name">Its name in these days.</param>
/// <param name="LastOn">Last day that counts.</param>
/// <param name="Asked">The day that was asked for, which may be after it; null = none.</param>
/// <param name="SeesAll">Whether the caller sees all authorities, and not some of them.</param>
/// <param name="Measures">The authority beside the others.</param>
/// <param name="Terms">The term beside the term before.</param>
public sealed record CompareView(string LaCode, string Name, DateOnly LastOn, DateOnly? Asked, bool SeesAll,
    IReadOnlyList<Measure> Measures, TermComparison Terms)
{
    /// <summary>Day by whose end the figures of contacts had left; null = as they leave now.</summary>
    public DateOnly? ContactsOn { get; init; }

    private static readonly IReadOnlyList<PageColumn> OtherColumns =
    [
        new("measure", "Measure"), new("authority", "This authority", true), new("all", "All authorities", true),
        new("lowest", "Lowest", true), new("highest", "Highest", true), new("authorities", "Authorities", true),
        new("note", "How to read it"),
    ];

    /// <summary>The authority beside the others.</summary>
    public PageTable OtherTable => new("Beside the other authorities", OtherColumns, [.. Measures.Select(one =>
        (IReadOnlyList<PageCell>)[one.Name, one.Own, one.All, one.Lowest, one.Highest, one.Values.Count > 0 ? one.Values.Count : "",
            one.Note])]);

    /// <summary>The term beside the term before.</summary>
    public PageTable TermTable => new("This term beside the last", [new("measure", "Measure"), new("last_term", Terms.Last, true),
        new("this_term", Terms.This, true), new("note", "What is counted")], [.. Terms.Lines.Select(one =>
        (IReadOnlyList<PageCell>)[one.Name, one.Last, one.This, one.Note])]);

    /// <summary>What a measure of several is of: all authorities, or those of the key.</summary>
    public string Together(Measure one) => SeesAll || one.IsPooled ? "all authorities" : "the authorities of your key";

    /// <summary>What follows an address.</summary>
    public string Query => Asked is { } on ? $"?{AskedDay.Field}={on:yyyy-MM-dd}" : "";
}
