using Programme.Calls;

namespace Programme.Boards;

/// <summary>Whose figures a panel shows: two matchers on <c>la</c>, so that every panel is written once. Counts of the programme
/// are the sum over its authorities; its shares are the pooled ones that the host publishes, never an average of shares.</summary>
/// <param name="Counts">The matcher of counts.</param>
/// <param name="Rates">The matcher of shares and rates.</param>
/// <param name="All">The matcher of what the programme as a whole may have too: cost lines, withheld shares.</param>
internal sealed record View(string Counts, string Rates, string All)
{
    /// <summary>All authorities as one.</summary>
    public static View Programme { get; } = new("la!=\"all\"", "la=\"all\"", "la=~\".+\"");

    /// <summary>The authority that the board's variable names.</summary>
    public static View Authority { get; } = new("la=~\"$la\"", "la=~\"$la\"", "la=~\"$la\"");

    /// <summary>One row for each authority.</summary>
    public static View EachAuthority { get; } = new("la!=\"all\"", "la!=\"all\"", "la!=\"all\"");

    /// <summary>One row for each authority, and one for the programme where it has figures of its own.</summary>
    public static View EachAndProgramme { get; } = new("la!=\"all\"", "la=~\".+\"", "la!=\"all\"");

    public const string AuthorityLabels = "la, la_name";

    /// <summary>A count, summed over everything but the labels in <paramref name="by"/>. Several hosts on one database publish the
    /// same figures, so the maximum over them comes first.</summary>
    public string Sum(Series series, string by = "", string where = "") =>
        Sum(series, by, Counts, where);

    /// <summary>How many series there are, whatever their values.</summary>
    public string Count(Series series, string by, string where) =>
        $"count{By(by)}(max without (instance, job) ({Select(series, Counts, where)}))";

    /// <summary>The same, with what belongs to the programme as a whole and to no authority.</summary>
    public string SumOfAll(Series series, string by = "") => Sum(series, by, All, "");

    /// <summary>A share, rate or mean as published.</summary>
    public string Rate(Series series, string by = "", string where = "") =>
        $"max{By(by)}({Select(series, Rates, where)})";

    private static string Sum(Series series, string by, string la, string where) =>
        $"sum{By(by)}(max without (instance, job) ({Select(series, la, where)}))";

    private static string By(string labels) => labels.Length == 0 ? "" : $" by ({labels}) ";

    private static string Select(Series series, string la, string where) =>
        $"{series.Name}{{{la}{(where.Length == 0 ? "" : ", ")}{where}}}";
}
