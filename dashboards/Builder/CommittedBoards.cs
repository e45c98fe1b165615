namespace Programme.Boards;

/// <summary>The boards, and the files that Grafana is given.</summary>
internal static class CommittedBoards
{
    public static IReadOnlyDictionary<string, Func<Board>> Makers { get; } = new Dictionary<string, Func<Board>>
    {
        ["overview.json"] = OverviewBoard.Make,
        ["local-authority.json"] = AuthorityBoard.Make,
        ["delivery.json"] = DetailBoards.Delivery,
        ["workforce.json"] = DetailBoards.Workforce,
        ["outcomes.json"] = DetailBoards.Outcomes,
        ["returns.json"] = DetailBoards.Returns,
        ["costs.json"] = DetailBoards.Costs,
        ["operations.json"] = OperationsBoard.Make,
    };

    /// <summary>The folder <c>dashboards/boards</c> of this repository.</summary>
    public static string Folder { get; } = Path.Combine(Root(AppContext.BaseDirectory), "dashboards", "boards");

    public static string PathOf(string file) => Path.Combine(Folder, file);

    private static string Root(string? folder) => folder switch
    {
        null => throw new InvalidOperationException("The program does not run inside the repository."),
        _ when File.Exists(Path.Combine(folder, "Programme.sln")) => folder,
        _ => Root(Path.GetDirectoryName(folder)),
    };
}
