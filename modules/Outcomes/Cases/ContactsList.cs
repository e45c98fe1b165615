using Programme.Intake;

namespace Programme.Outcomes;

/// <summary>Single contacts as a list that comes in.</summary>
internal static class ContactsList
{
    public static ListDescription Description { get; } = new("contacts", "ssd_contacts_350.csv",
        "A row for each contact, as the Standard Safeguarding Dataset has it. Ids and persons are not kept.",
    [
        new("cont_contact_id", ColumnForm.Code, "C350000001", "Id of the contact; only a keyed hash of it is kept."),
        new("cont_person_id", ColumnForm.Code, "P00001", "Id of the child; it is not read.") { WhenBlank = "not read",
            MayBeLeftOut = true },
        new("cont_contact_date", ColumnForm.Day, "2021-09-01", "Day of the contact."),
        new("cont_contact_source_code", ColumnForm.Code, "2A",
            "Source by the code of the children in need census; SCHOOLS is 2A.") { Codes = ReadContacts.SourceCodes },
        new("cont_contact_source_desc", ColumnForm.Text, "Example High",
            "Name of the school, of a contact from a school.") { WhenBlank = "not a school" },
        new("cont_contact_outcome_json", ColumnForm.Text, "{\"NFA_FLAG\":\"Y\"}",
            "Outcomes as a JSON object of flags that are Y, N or blank.") { WhenBlank = "no outcome yet" },
    ]);
}
