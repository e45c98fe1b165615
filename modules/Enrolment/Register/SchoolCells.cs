using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>Cells that several of this module's files have.</summary>
internal static class SchoolCells
{
    /// <summary>The school and its authority on a day; an error when it is not one of the trial's authorities' schools. A school
    /// outside the caller's scope gets the same answer as one that does not exist. Without a day the row has an error anyway.</summary>
    public static (string Urn, string LaCode) School(this CsvRow row, SchoolsByDay schools, DateOnly? day)
    {
        var urn = row.Required("urn", 10);
        if (urn.Length == 0)
            return (urn, "");
        if (!schools.Has(urn))
            row.Problem("urn", FieldCodes.UnknownSchool, urn, "the URN of a school in the trial's authorities is expected.");
        else if (day is { } on && !schools.SeesOn(urn, on))
            row.Problem("urn", FieldCodes.UnknownSchool, urn, $"another authority has the school on {on:yyyy-MM-dd}; it sends this row.");
        else
            return (urn, schools.On(urn, day ?? DateOnly.MaxValue));
        return (urn, "");
    }

    /// <summary>Refuses a file of schools with one sentence when there is no school yet, not with one for each row.</summary>
    public static void RequireSchools(this RowProblems problems, SchoolsByDay schools)
    {
        if (schools.IsEmpty)
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
