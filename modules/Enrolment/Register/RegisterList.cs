using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>An extract of the register of schools (GIAS) as a list that comes in.</summary>
internal static class RegisterList
{
    public static ListDescription Description { get; } = new("register", "edubasealldata20210901.csv",
        "A row for each establishment, as Get Information about Schools publishes all establishment data. The file is taken as downloaded: "
            + "CSV, or the ZIP with it.",
    [
        new("URN", ColumnForm.Digits, "170002", "Unique reference number."),
        new("LA (code)", ColumnForm.Digits, "350", "Authority."),
        new("EstablishmentNumber", ColumnForm.Digits, "4095", "Number in the authority.") { WhenBlank = "none" },
        new("EstablishmentName", ColumnForm.Text, "Example High School", "Name."),
        new("TypeOfEstablishment (code)", ColumnForm.Code, "2", "Type by code; it goes before the name.") { WhenBlank = "not given",
            MayBeLeftOut = true },
        new("TypeOfEstablishment (name)", ColumnForm.Text, "Voluntary aided school", "Type.") { WhenBlank = "not known" },
        new("EstablishmentStatus (code)", ColumnForm.Code, "1", "Status by code; it goes before the name.") { WhenBlank = "not given",
            MayBeLeftOut = true },
        new("EstablishmentStatus (name)", ColumnForm.Text, "Open", "Status."),
        new("OpenDate", ColumnForm.Day, "01-09-2011", "Day of opening.") { WhenBlank = "not known", MayBeLeftOut = true },
        new("ReasonEstablishmentClosed (name)", ColumnForm.Text, "Academy Converter", "Why it closed.") { WhenBlank = "not closed",
            MayBeLeftOut = true },
        new("CloseDate", ColumnForm.Day, "31-08-2021", "Day of closing.") { WhenBlank = "not closed" },
        new("PhaseOfEducation (code)", ColumnForm.Code, "4", "Phase by code; it goes before the name.") { WhenBlank = "not given",
            MayBeLeftOut = true },
        new("PhaseOfEducation (name)", ColumnForm.Text, "Secondary", "Phase.") { WhenBlank = "not known" },
        new("NumberOfPupils", ColumnForm.Count, "1107", "Pupils at the census.") { WhenBlank = "not known" },
        new("PercentageFSM", ColumnForm.Number, "13.4", "Percentage of pupils eligible for free school meals.") { WhenBlank = "not known",
            MayBeLeftOut = true },
    ])
    { HasOtherColumns = true, IsWindows1252 = true };
}
