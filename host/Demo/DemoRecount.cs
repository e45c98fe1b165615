using System.Globalization;
using CsvHelper;

namespace Programme.Host;

/// <summary>Counts again from the texts of the lists, without the simulator's memory.</summary>
internal static class DemoRecount
{
    public static DemoTally Of(DemoSettings settings, IReadOnlyCollection<DemoList> lists)
    {
        var tally = new DemoTally();
        var las = Rows(lists, "edubasealldata").ToDictionary(row => row["URN"], row => row["LA (code)"]);
        Schools(tally, lists);
        Posts(tally, Rows(lists, "designated-leads"), las, settings);
        Sessions(tally, Rows(lists, "sessions").ToList(), Rows(lists, "attendance"), settings);
        Contacts(tally, lists, settings);
        Costs(tally, Rows(lists, "cost-lines"));
        return tally;
    }

    private static void Schools(DemoTally tally, IReadOnlyCollection<DemoList> lists)
    {
        var optedOut = Rows(lists, "agreements").Where(row => row["kind"] == "opt_out").Select(row => row["urn"]).ToHashSet();
        foreach (var row in Rows(lists, "edubasealldata")
            .Where(row => row["PhaseOfEducation (name)"] is "Secondary" or "All-through" && row["EstablishmentStatus (name)"] != "Closed"))
            tally["schools listed", row["LA (code)"]] += optedOut.Contains(row["URN"]) ? 0 : 1;
    }

    private static void Posts(DemoTally tally, IEnumerable<Dictionary<string, string>> rows, Dictionary<string, string> las,
        DemoSettings settings)
    {
        foreach (var row in rows)
        {
            var first = $"{settings.FirstOn:yyyy-MM-dd}";
            var ended = row["ended_on"];
            foreach (var group in row["role"] == "lead" ? ["leads", "leads and deputies"] : new[] { "leads and deputies" })
            {
                if (string.CompareOrdinal(row["started_on"], first) <= 0 && (ended.Length == 0 || string.CompareOrdinal(ended, first) >= 0))
                    tally[$"{group} in post at the start", las[row["urn"]]]++;
                if (ended.Length > 0 && string.CompareOrdinal(ended, first) >= 0)
                    tally[$"{group} who left", las[row["urn"]]]++;
            }
        }
    }

    private static void Sessions(DemoTally tally, List<Dictionary<string, string>> sessions,
        IEnumerable<Dictionary<string, string>> attendance, DemoSettings settings)
    {
        var until = $"{settings.Until:yyyy-MM-dd}";
        foreach (var row in sessions.Where(row => row["status"] != "scheduled" && string.CompareOrdinal(row["scheduled_on"], until) <= 0))
            tally[$"sessions {row["status"]}", row["la_code"]]++;
        var las = sessions.ToDictionary(row => row["session_ref"], row => row["la_code"]);
        foreach (var row in attendance)
        {
            tally["attendance recorded", las[row["session_ref"]]]++;
            tally["attendance, there", las[row["session_ref"]]] += row["attended"] == "1" ? 1 : 0;
        }
    }

    private static void Contacts(DemoTally tally, IEnumerable<DemoList> lists, DemoSettings settings)
    {
        var trial = lists.Where(list => list.Version > 0 && string.CompareOrdinal(list.Month, $"{settings.FirstOn:yyyy-MM}") >= 0);
        foreach (var latest in trial.GroupBy(list => (list.LaCode, list.Month)).Select(versions => versions.MaxBy(list => list.Version)!))
        {
            foreach (var row in Read(latest.Text).Where(row => row["contacts_total"].Length > 0))
            {
                tally["contacts", latest.LaCode] += int.Parse(row["contacts_total"], CultureInfo.InvariantCulture);
                tally["contacts closed with no further action", latest.LaCode] += int.Parse(row["contacts_nfa"],
                    CultureInfo.InvariantCulture);
            }
        }
    }

    private static void Costs(DemoTally tally, IEnumerable<Dictionary<string, string>> rows)
    {
        // Lines of the budget are in no cost.
        foreach (var row in rows.Where(row => row["money"] != "budget"))
        {
            var measure = row["arm_attribution"] == "intervention" ? "cost of the intervention, pence" : "usual practice, pence";
            tally[measure, row["la_code"] is { Length: > 0 } laCode ? laCode : DemoTally.WholeProgramme] += long.Parse(row["amount_pence"],
                CultureInfo.InvariantCulture);
        }
    }

    private static IEnumerable<Dictionary<string, string>> Rows(IEnumerable<DemoList> lists, string name) =>
        lists.Where(list => list.FileName.StartsWith(name, StringComparison.Ordinal)).SelectMany(list => Read(list.Text));

    private static IEnumerable<Dictionary<string, string>> Read(string text)
    {
        using var csv = new CsvReader(new StringReader(text), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
            yield return csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name)!);
    }
}
