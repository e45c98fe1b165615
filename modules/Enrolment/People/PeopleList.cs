using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>Who is behind references as a list that comes in.</summary>
internal static class PeopleList
{
    public static ListDescription Description { get; } = new("people", "people.csv",
        "A row for each person. It holds names: nothing of it is repeated in messages or kept beside the sealed record.",
    [
        new("person_ref", ColumnForm.Code, "L0001", "Reference that leads or supervisors have."),
        new("name", ColumnForm.Text, "A Person", "Name."),
        new("work_email", ColumnForm.Code, "a.person@example.org", "E-mail address at work.") { WhenBlank = "not known" },
        new("work_phone", ColumnForm.Text, "01632 960000", "Telephone number at work.") { WhenBlank = "not known" },
        new("notice_version", ColumnForm.Code, "1.0", "Version of the privacy notice that was given.") { WhenBlank = "not given" },
        new("notice_given_on", ColumnForm.Day, "2021-09-01", "Day on which it was given.") { WhenBlank = "not given" },
    ]);
}
