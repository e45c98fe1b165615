using Programme.Intake;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Reads and checks a file of aliases.</summary>
internal static class ReadAliases
{
    public static readonly Dictionary<string, AliasMatch> Matches = new()
    {
        ["exact"] = AliasMatch.Exact,
        ["variant"] = AliasMatch.Variant,
        ["abbreviation"] = AliasMatch.Abbreviation,
        ["misspelling"] = AliasMatch.Misspelling,
        ["ambiguous"] = AliasMatch.Ambiguous,
        ["not_in_trial"] = AliasMatch.NotInTrial,
    };

    /// <summary>The rows, without numbers; the file is refused with every error that it has.</summary>
    public static List<SchoolAliasRow> From(UploadedFile file, RowProblems problems, string laCode, UnitUrns units)
    {
        using var table = CsvTable.Open(file, problems, AliasesList.Description);
        var rows = new List<SchoolAliasRow>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows())
        {
            var alias = new SchoolAliasRow
            {
                LaCode = laCode,
                Alias = row.Required("alias"),
                Number = 0,
                Urn = row.Optional("urn", 10),
                Match = row.RequiredCode("match", Matches),
            };
            if (alias.Match != AliasMatch.Unspecified && AliasRules.Problem(alias.Urn, alias.Match, units) is { } problem)
                row.Problem("urn", problem.Code, alias.Urn, problem.Message);
            if (!seen.TryAdd(alias.Alias, row.Line) && alias.Alias.Length > 0)
                row.Problem("alias", FieldCodes.Duplicate, alias.Alias, $"the same alias is on line {seen[alias.Alias]}.");
            rows.Add(alias);
        }
        problems.ThrowIfAny();
        return rows;
    }
}
