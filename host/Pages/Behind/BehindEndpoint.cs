using System.Globalization;

namespace Programme.Host;

/// <summary>What is behind an answer about an authority: its sessions, posts or cost lines.</summary>
internal static class BehindEndpoint
{
    /// <summary>So many rows of each table are on one page, which is some screens on a phone; its CSV has all.</summary>
    public const int MostShown = 25;

    /// <summary>Each part: the call that a role needs for it, and its loader.</summary>
    public static readonly IReadOnlyDictionary<string, (string Rpc, Func<PageRequest, BehindScope, Task<BehindPart>> Load)> Parts =
        new Dictionary<string, (string, Func<PageRequest, BehindScope, Task<BehindPart>>)>
        {
            ["sessions"] = ("DeliveryService/ListSessions", SessionsBehind.LoadAsync),
            ["posts"] = ("EnrolmentService/SummariseTurnover", PostsBehind.LoadAsync),
            ["costs"] = ("CostsService/ListCostLines", CostsBehind.LoadAsync),
        };

    public static async Task ShowAsync(PageRequest request)
    {
        var (scope, part) = await LoadAsync(request);
        await PageWriter.WriteAsync<BehindPage>(request.Http, StatusCodes.Status200OK, (nameof(BehindPage.Viewer), request.Viewer),
            (nameof(BehindPage.Scope), scope), (nameof(BehindPage.Part), part));
    }

    /// <summary>One of its tables as CSV.</summary>
    public static async Task TableAsync(PageRequest request)
    {
        var (scope, part) = await LoadAsync(request);
        var table = part.Tables.FirstOrDefault(one => one.Name == request.Route("table")).Table ?? throw Faults.NotFound("table", "this");
        await PageFiles.SendAsync(request, $"{scope.LaCode}-{request.Route("table")}.csv", table.ToCsv());
    }

    private static async Task<(BehindScope Scope, BehindPart Part)> LoadAsync(PageRequest request)
    {
        if (!Parts.TryGetValue(request.Route("part"), out var part) || !request.May(part.Rpc))
            throw Faults.NotFound("page", "this");
        var authority = await AuthorityEndpoint.OfAddressAsync(request);
        var (trial, query) = (request.Http.RequestServices.GetRequiredService<Trial>(), request.Http.Request.Query);
        var asOf = AskedDay.OrNoPage(request);
        var scope = new BehindScope(authority.LaCode, authority.Name, trial.FirstOn, request.LastOn(asOf), asOf is not null,
            query["only"].ToString())
        {
            Pages = query.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal),
        };
        return (scope, await part.Load(request.For(authority.LaCode), scope));
    }
}

/// <summary>Of what a page shows what is behind it.</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="Name">Its name in these days.</param>
/// <param name="FirstOn">First day of the trial.</param>
/// <param name="LastOn">Last day that counts.</param>
/// <param name="IsAsked">Whether that day was asked for.</param>
/// <param name="Only">Which of them; empty = all.</param>
public sealed record BehindScope(string LaCode, string Name, DateOnly FirstOn, DateOnly LastOn, bool IsAsked, string Only)
{
    /// <summary>The last day in an address; empty = it was not asked for.</summary>
    public string On => IsAsked ? $"on={LastOn:yyyy-MM-dd}" : "";

    /// <summary>Fields of the address, which page of a table is shown among them.</summary>
    public IReadOnlyDictionary<string, string> Pages { get; init; } = new Dictionary<string, string>();

    /// <summary>Which page of a table is shown: 1, 2, 3 …</summary>
    public int PageOf(string table) =>
        int.TryParse(Pages.GetValueOrDefault(PageField(table)), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;

    /// <summary>What follows an address.</summary>
    /// <param name="only">Which rows; empty = all.</param>
    /// <param name="table">A table of which another page is shown; empty = none.</param>
    /// <param name="page">That page.</param>
    public string Query(string only, string table = "", int page = 1)
    {
        var fields = string.Join('&', new[] { On, only.Length > 0 ? $"only={only}" : "",
            page > 1 ? $"{PageField(table)}={page}" : "" }.Where(field => field.Length > 0));
        return fields.Length > 0 ? $"?{fields}" : "";
    }

    private static string PageField(string table) => $"{table}-page";
}

/// <summary>What is behind an answer.</summary>
/// <param name="Name">In its address.</param>
/// <param name="Title">What it is.</param>
/// <param name="Definition">What is counted.</param>
/// <param name="Choices">Which rows can be chosen: code, and label with its count.</param>
/// <param name="Tables">Its tables by name.</param>
public sealed record BehindPart(string Name, string Title, string Definition, IReadOnlyList<PageChoice> Choices,
    IReadOnlyList<(string Name, PageTable Table)> Tables);
