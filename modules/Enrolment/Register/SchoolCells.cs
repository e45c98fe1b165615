using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>Cells that several of this module's files have.</summary>
internal static class SchoolCells
{
    /// <summary>The school and its authority; an error when it is not one of the trial's authorities' schools. A school
    /// outside the caller's scope gets the same answer as one that does not exist.</summary>
    public static (string Urn, string LaCode) School(this CsvRow row, IReadOnlyDictionary<string, string> schools)
    {
        var urn = row.Required("urn", 10);
        if (schools.TryGetValue(urn, out var laCode))
            return (urn, laCode);
        if (urn.Length > 0)
            row.Problem("urn", FieldCodes.UnknownSchool, urn, "the URN of a school in the trial's authorities is expected.");
        return (urn, "");
    }

    /// <summary>Refuses a file of schools with one sentence when there is no school yet, not with one for each row.</summary>
    public static void RequireSchools(this RowProblems problems, IReadOnlyDictionary<string, string> schools)
    {
        if (schools.Count == 0)
            throw problems.Refuse(null, null, FieldCodes.NoRegister, null,
                "no school of the trial's authorities is known: import the authorities and a register first.");
    }

    /// <summary>The version of a document; null when blank.</summary>
    public static string? Version(this CsvRow row, string column)
    {
        var text = row.Optional(column, 40);
        if (text is not null && !TextForms.Version().IsMatch(text))
            row.Problem(column, FieldCodes.NotAVersion, text, TextForms.VersionExpected);
        return text;
    }
}
