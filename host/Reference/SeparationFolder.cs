using Programme.Statistics;

namespace Programme.Host;

/// <summary>Logistic models that may have no maximum-likelihood estimate: one a file, with strata where the file's name ends in
/// _la.</summary>
internal static class SeparationFolder
{
    private static readonly string[] Columns = ["school_id", "la_id", "arm", "contacts", "nfa"];

    public static IReadOnlyList<string> Files(string folder) => [.. Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal)
        .Where(file => File.ReadLines(file).FirstOrDefault()?.Split(',') is { } header && Columns.All(header.Contains))];

    public static IEnumerable<ReferenceRow> Run(IReadOnlyList<string> files, string dataset)
    {
        var problems = new FileProblems();
        var tables = files.Select(file => (Name: Path.GetFileNameWithoutExtension(file), FolderTable.Read(file, problems, Columns).Rows))
            .ToList();
        var models = tables.Select(table => (table.Name, Rows: table.Rows.Where(row => row.Count("contacts") > 0)
            .Select(row => new Line(row.Text("la_id"), row.Flag("arm", "1 = supervision"), row.Count("contacts"), row.Count("nfa")))
                .ToList())).ToList();
        problems.Check();
        return models.SelectMany(model => Model(dataset, model.Name, model.Rows));
    }

    private static IEnumerable<ReferenceRow> Model(string dataset, string name, List<Line> rows)
    {
        var id = $"separation.{name}";
        double[] arm = [.. rows.Select(row => (double)row.Arm)], nfa = [.. rows.Select(row => row.Nfa)],
            contacts = [.. rows.Select(row => row.Contacts)];
        var design = name.EndsWith("_la", StringComparison.Ordinal) ? Design.ByStratum([.. rows.Select(row => row.Authority)], arm)
            : Design.WithIntercept(arm);
        var (plain, firth) = (Logistic.Fit(design, nfa, contacts), Logistic.FitFirth(design, nfa, contacts));
        yield return ReferenceRow.Of(dataset, id, "ml_exists", plain.Value is null ? 0 : 1) with
        {
            Reason = plain.Reason is { } reason ? $"{reason.CodeText}: {reason.Sentence}" : "",
        };
        yield return ReferenceRow.Of(dataset, id, "firth_log_odds", firth.Value?.Working.Coefficient(0));
        yield return ReferenceRow.Of(dataset, id, "firth_se", firth.Value?.ModelError(0));
        yield return ReferenceRow.Of(dataset, id, "total_nfa_arm1", rows.Where(row => row.Arm == 1).Sum(row => row.Nfa));
        yield return ReferenceRow.Of(dataset, id, "total_nfa_arm0", rows.Where(row => row.Arm == 0).Sum(row => row.Nfa));
    }

    private sealed record Line(string Authority, int Arm, double Contacts, double Nfa);
}
