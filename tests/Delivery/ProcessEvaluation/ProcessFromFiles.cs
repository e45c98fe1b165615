using static Programme.Tests.DeliveryFiles;

namespace Programme.Tests;

/// <summary>The measures of one authority to date, computed from the files a second time: numerator and denominator by code.</summary>
internal static class ProcessFromFiles
{
    public static Dictionary<string, (double Numerator, double Denominator)> Of(string laCode, int due)
    {
        var sessions = Sessions.Where(row => row["la_code"] == laCode).ToList();
        var delivered = sessions.Where(row => row["status"] == "delivered").ToList();
        var attendance = Attendance.Where(row => sessions.Exists(session => session["session_ref"] == row["session_ref"])).ToList();
        var treated = Treated.Where(urn => Authority[urn] == laCode).ToHashSet();
        var inPost = Posts.Where(post => treated.Contains(post["urn"]) && Held(post, "2021-09-01", "2022-07-31"))
            .Select(post => post["lead_ref"]).ToHashSet();
        var pairs = delivered.GroupBy(row => row["urn"]).SelectMany(Pairs).ToList();
        var known = pairs.Where(pair => pair.Before["supervisor_ref"].Length > 0 && pair.After["supervisor_ref"].Length > 0).ToList();
        var expected = sessions.Count(row => row["status"] != "rescheduled");

        var measures = new Dictionary<string, (double, double)>
        {
            ["fidelity_format"] = (delivered.Count(row => row["format"] == "group"), delivered.Count),
            ["fidelity_interval"] =
                (pairs.Count(pair => Day(pair.After["held_on"]).DayNumber - Day(pair.Before["held_on"]).DayNumber <= 35), pairs.Count),
            ["fidelity_agenda"] = (Numbers(delivered, "agenda_covered").Sum(), 5 * Numbers(delivered, "agenda_covered").Count),
            ["dosage_delivered"] = (delivered.Count, due),
            ["dosage_minutes"] = (Numbers(delivered, "actual_minutes").Sum(), Numbers(delivered, "actual_minutes").Count),
            ["dosage_own_lead"] = (delivered.Count(HadOwnLead), delivered.Count),
            ["reach_schools"] = (treated.Count(urn => delivered.Exists(row => row["urn"] == urn)), treated.Count),
            ["reach_people"] = (inPost.Count(lead => attendance.Exists(row => row["lead_ref"] == lead && row["attended"] == "1")),
                inPost.Count),
            ["quality_continuity"] = (known.Count(pair => pair.Before["supervisor_ref"] == pair.After["supervisor_ref"]), known.Count),
            ["responsiveness_attendance"] = (attendance.Count(row => row["attended"] == "1"), attendance.Count),
            ["responsiveness_cases"] = (Numbers(delivered, "cases_discussed").Sum(), Numbers(delivered, "cases_discussed").Count),
        };
        foreach (var party in new[] { "school", "supervisor", "la", "other" })
            measures[$"responsiveness_cancelled_{party}"] =
                (sessions.Count(row => row["status"] == "cancelled" && row["cancelled_by"] == party), expected);
        return measures;
    }

    /// <summary>Scores of leads and deputies over the waves with ten or more of them: the mean of those answered of some
    /// questions.</summary>
    public static (double Sum, int People) Score(string laCode, int least, params string[] items)
    {
        var waves = Feedback.Where(one => one.LaCode == laCode && one.Row["respondent_kind"] == "dsl").GroupBy(one => one.Row["wave"])
            .Select(wave => wave.Select(one => Numbers([one.Row], items)).Where(answers => answers.Count >= least)
                .Select(answers => answers.Average()).ToList());
        var shown = waves.Where(wave => wave.Count >= 10).SelectMany(wave => wave).ToList();
        return (shown.Sum(), shown.Count);
    }

    private static IEnumerable<(Dictionary<string, string> Before,
        Dictionary<string, string> After)> Pairs(IEnumerable<Dictionary<string, string>> ofSchool)
    {
        var inOrder = ofSchool.OrderBy(row => row["held_on"], StringComparer.Ordinal)
            .ThenBy(row => row["session_ref"], StringComparer.Ordinal).ToList();
        return inOrder.Zip(inOrder.Skip(1));
    }

    private static bool HadOwnLead(Dictionary<string, string> session) => Attendance
        .Where(row => row["session_ref"] == session["session_ref"] && row["attended"] == "1")
        .Any(row => Posts.Any(post => post["lead_ref"] == row["lead_ref"] && post["urn"] == session["urn"]
            && Held(post, session["held_on"], session["held_on"])));

    private static List<double> Numbers(IEnumerable<Dictionary<string, string>> rows, params string[] columns) =>
        [.. rows.SelectMany(row => columns.Select(column => row[column])).Where(cell => cell.Length > 0)
            .Select(cell => (double)Number(cell))];
}
