using Programme.Statistics;

namespace Programme.Host;

/// <summary>Reads a trial's folder: schools, months, sessions, survey, tenures and costs, every file checked before anything is
/// computed.</summary>
internal sealed class TrialFolder
{
    private readonly FileProblems problems = new();
    private readonly Dictionary<string, FolderRow> schools = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SchoolMonth>> reported = new(StringComparer.Ordinal);
    private readonly Func<string, string> path;

    private TrialFolder(Func<string, string> path) => this.path = path;

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">With schools.csv, school_months.csv, sessions.csv, dsl_survey.csv, dsl_tenures.csv and costs.csv.</param>
    /// <param name="name">Of the dataset.</param>
    /// <param name="replaced">Another path for a file; null for the folder's own.</param>
    /// <exception cref="InvalidDataException">Every problem with file, line and column.</exception>
    public static TrialData Read(string folder, string name, Func<string, string?>? replaced = null) =>
        new TrialFolder(file => replaced?.Invoke(file) ?? Path.Combine(folder, file)).Read(name);

    private TrialData Read(string name)
    {
        var order = ReadSchools();
        var months = ReadMonths(out var planned);
        var attended = ReadBySchool("sessions.csv", row => row.Number("sessions_attended"), "sessions_attended");
        var costs = ReadBySchool("costs.csv", Costs, "setup_cost", "recurring_cost", "school_time_cost", "csc_contact_cost");
        var persons = ReadPersons();
        var tenures = ReadTenures();
        foreach (var school in order.Where(school => !attended.ContainsKey(school)))
            problems.Add("sessions.csv", $"school {school} has no row; give one with 0 when it attended no session");
        problems.Check();
        var rows = order.Select(school => School(school, attended[school], costs.GetValueOrDefault(school))).ToList();
        var draws = ReadDraws(rows.Count);
        problems.Check();
        return new TrialData(name, planned, rows, months, [new TrialScale("", persons)],
            [new TenureGroup("", tenures)])
        { BootstrapRows = draws };
    }

    private List<string> ReadSchools()
    {
        var order = new List<string>();
        foreach (var row in Rows("schools.csv", "school_id", "la_id", "arm", "pupils", "baseline_contacts", "baseline_nfa"))
        {
            var school = row.Text("school_id");
            row.Flag("arm", "every school must have the arm it was randomised to, 1 = supervision, 0 = usual practice");
            Paired(row, "baseline_contacts", "baseline_nfa");
            if (row.Number("pupils") < 0)
                row.Wrong("pupils", "a number of pupils is not negative; 0 = not known, which rates refuse");
            if (!schools.TryAdd(school, row))
                row.Wrong("school_id",
                    $"school {school} is listed twice{(schools[school].Text("arm") == row.Text("arm") ? "" : ", in both arms")}; keep the "
                        + "row of its randomisation");
            else
                order.Add(school);
        }
        return order;
    }

    private List<SchoolMonth> ReadMonths(out int planned)
    {
        planned = 0;
        var (months, seen) = (new List<SchoolMonth>(), new HashSet<(string, double)>());
        foreach (var row in Rows("school_months.csv", "school_id", "month", "contacts", "nfa"))
        {
            var (school, month) = (KnownSchool(row), row.Count("month"));
            planned = Math.Max(planned, (int)month);
            if (!seen.Add((school, month)))
                row.Wrong("month", $"school {school} has month {month} twice; keep one row");
            if (row.Has("contacts") != row.Has("nfa"))
                row.Wrong(row.Has("contacts") ? "nfa" : "contacts",
                    "blank beside a number; give both, or leave both blank when the month was not reported");
            else if (row.Has("contacts") && Paired(row, "contacts", "nfa") is var (contacts, nfa))
                months.Add(new SchoolMonth(school, (int)month, contacts, nfa));
        }
        foreach (var group in months.GroupBy(month => month.School, StringComparer.Ordinal))
            reported[group.Key] = [.. group];
        return months;
    }

    private TrialSchool School(string school, double attended, SchoolCosts? costs)
    {
        var (row, months) = (schools[school], reported.GetValueOrDefault(school));
        return new TrialSchool(
            school, row.Text("la_id"), row.Flag("arm", ""), row.Number("pupils"), months?.Count ?? 0, months?.Sum(month => month.Contacts),
                months?.Sum(month => month.Nfa),
            row.Count("baseline_contacts"), row.Count("baseline_nfa"), attended)
        {
            FreeMealsPercent = row.OptionalNumber("fsm_pct"),
            Costs = costs,
        };
    }

    private static SchoolCosts Costs(FolderRow row) =>
        new(row.Number("setup_cost"), row.Number("recurring_cost"), row.Number("school_time_cost"), row.Number("csc_contact_cost"));

    private List<TrialPerson> ReadPersons()
    {
        var (persons, seen) = (new List<TrialPerson>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var row in Rows("dsl_survey.csv", "dsl_id", "school_id", "burnout_baseline", "burnout_followup"))
        {
            if (!seen.Add(row.Text("dsl_id")))
                row.Wrong("dsl_id", $"{row.Text("dsl_id")} is listed twice; keep one row a person");
            persons.Add(new TrialPerson(row.Text("dsl_id"), KnownSchool(row), row.NumberOrBlank("burnout_baseline"),
                row.NumberOrBlank("burnout_followup")));
        }
        return persons;
    }

    private List<TrialTenure> ReadTenures()
    {
        var tenures = new List<TrialTenure>();
        foreach (var row in Rows("dsl_tenures.csv", "tenure_id", "school_id", "incumbent", "start_day", "end_day", "left"))
        {
            var tenure = new TrialTenure(row.Text("tenure_id"), KnownSchool(row), row.Number("start_day"), row.Number("end_day"),
                row.Flag("left", "1 = left the role on end_day") == 1, row.Flag("incumbent", "1 = in post at randomisation") == 1);
            if (tenure.EndDay < tenure.StartDay)
                row.Wrong("end_day", "a tenure ends before it starts");
            tenures.Add(tenure);
        }
        return tenures;
    }

    private Dictionary<string, T> ReadBySchool<T>(string file, Func<FolderRow, T> read, params string[] columns)
    {
        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var row in Rows(file, ["school_id", .. columns]))
        {
            if (!values.TryAdd(KnownSchool(row), read(row)))
                row.Wrong("school_id", $"school {row.Text("school_id")} is listed twice; keep one row");
        }
        return values;
    }

    /// <summary>Given resamples: 1-based row numbers of schools.csv.</summary>
    private List<int[]>? ReadDraws(int count)
    {
        const string file = "bootstrap_indices.csv";
        if (!File.Exists(path(file)))
            return null;
        var draws = File.ReadLines(path(file)).Where(line => line.Length > 0)
            .Select(line => line.Split(',').Select(cell => int.TryParse(cell, out var row) ? row - 1 : -1).ToArray()).ToList();
        var wrong = draws.FindIndex(draw => Array.Exists(draw, row => row < 0 || row >= count));
        if (wrong >= 0)
            problems.Add(file, $"line {wrong + 1}: every number is a row of schools.csv, 1 to {count}");
        return draws;
    }

    private List<FolderRow> Rows(string file, params string[] required)
    {
        if (File.Exists(path(file)))
            return FolderTable.Read(path(file), problems, required).Rows;
        problems.Add(file, "the file is missing from the folder");
        return [];
    }

    private string KnownSchool(FolderRow row)
    {
        if (schools.Count > 0 && !schools.ContainsKey(row.Text("school_id")))
            row.Wrong("school_id", $"school \"{row.Text("school_id")}\" is not in schools.csv; correct the mark or add the school");
        return row.Text("school_id");
    }

    private static (double Whole, double Part) Paired(FolderRow row, string whole, string part)
    {
        var (all, some) = (row.CountOrNull(whole), row.CountOrNull(part));
        if (some > all)
            row.Wrong(part, $"{some} of {all}: {part} is more than {whole}; correct one of them");
        return (all ?? 0, some ?? 0);
    }
}
