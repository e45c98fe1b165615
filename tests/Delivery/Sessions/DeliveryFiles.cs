using System.Globalization;

namespace Programme.Tests;

/// <summary>The synthetic programme's lists as rows of cells by column: what figures are computed from a second time.</summary>
internal static class DeliveryFiles
{
    public static IReadOnlyList<Dictionary<string, string>> Rows(string file)
    {
        var lines = GivenDelivery.Text(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    /// <summary>The sessions without the exact duplicate.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Sessions { get; } = [.. Rows("delivery/sessions.csv")
        .DistinctBy(row => row["session_ref"])];

    public static IReadOnlyList<Dictionary<string, string>> Delivered { get; } = [.. Sessions.Where(row => row["status"] == "delivered")];

    public static IReadOnlyList<Dictionary<string, string>> Posts { get; } = Rows("enrolment/designated-leads.csv");

    public static IReadOnlyList<Dictionary<string, string>> Attendance { get; } = Rows("delivery/attendance.csv");

    /// <summary>Schools and their authorities.</summary>
    public static IReadOnlyDictionary<string, string> Authority { get; } = Rows("enrolment/allocation.csv")
        .ToDictionary(row => row["urn"], row => row["la_code"]);

    public static IReadOnlySet<string> Treated { get; } = Rows("enrolment/allocation.csv").Where(row => row["arm"] == "T")
        .Select(row => row["urn"]).ToHashSet();

    /// <summary>Answers, and the authority of each respondent: that of the newest post.</summary>
    public static IReadOnlyList<(string LaCode, Dictionary<string, string> Row)> Feedback { get; } = ReadFeedback();

    /// <summary>Whether a post is held on some day of a span.</summary>
    public static bool Held(Dictionary<string, string> post, string from, string to) =>
        string.CompareOrdinal(post["started_on"], to) <= 0
        && (post["ended_on"].Length == 0 || string.CompareOrdinal(post["ended_on"], from) >= 0);

    public static DateOnly Day(string cell) => DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private static List<(string, Dictionary<string, string>)> ReadFeedback()
    {
        var newest = Posts.Where(post => Authority.ContainsKey(post["urn"])).OrderBy(post => post["started_on"], StringComparer.Ordinal)
            .GroupBy(post => post["lead_ref"])
            .ToDictionary(person => person.Key, person => Authority[person.Last()["urn"]]);
        var supervisors = Rows("enrolment/supervisors.csv").ToDictionary(row => row["supervisor_ref"], row => row["la_code"]);
        return [.. Rows("delivery/feedback.csv")
            .Select(row => (row["lead_ref"].Length > 0 ? newest[row["lead_ref"]] : supervisors[row["supervisor_ref"]], row))];
    }
}
