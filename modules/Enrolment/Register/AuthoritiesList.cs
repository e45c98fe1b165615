using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>The authorities of the trial as a list that comes in.</summary>
internal static class AuthoritiesList
{
    public static ListDescription Description { get; } = new("authorities", "local-authorities.csv",
        "A row for each local authority of the trial, with its agreements.",
    [
        new("la_code", ColumnForm.Digits, "350", "Three-digit code of the authority at the Department for Education."),
        new("gss_code", ColumnForm.Code, "E08000001", "Nine-character code of the Office for National Statistics."),
        new("name", ColumnForm.Text, "Bolton", "Name."),
        new("region", ColumnForm.Text, "North West", "Region.") { WhenBlank = "not known", MayBeLeftOut = true },
        new("valid_from", ColumnForm.Day, "2021-04-01", "First day on which there is this authority.") { WhenBlank = "always was",
            MayBeLeftOut = true },
        new("valid_to", ColumnForm.Day, "2023-03-31", "Last day on which there is this authority.") { WhenBlank = "still is",
            MayBeLeftOut = true },
        new("mou_signed_on", ColumnForm.Day, "2021-05-11",
            "Day on which the memorandum of understanding was signed.") { WhenBlank = "not signed" },
        new("mou_signed_by", ColumnForm.Code, "director", "Role of whoever signed it.") { Codes = Signatories.Codes.Keys,
            WhenBlank = "not known", MayBeLeftOut = true },
        new("mou_version", ColumnForm.Code, "2.1", "Version of the document.") { WhenBlank = "not known", MayBeLeftOut = true },
        new("dsa_signed_on", ColumnForm.Day, "2021-06-15",
            "Day on which the data-sharing agreement was signed; no return is taken before.") { WhenBlank = "not signed" },
        new("dsa_signed_by", ColumnForm.Code, "data_protection_officer", "Role of whoever signed it.") { Codes = Signatories.Codes.Keys,
            WhenBlank = "not known", MayBeLeftOut = true },
        new("dsa_version", ColumnForm.Code, "1.0", "Version of the document.") { WhenBlank = "not known", MayBeLeftOut = true },
    ])
    { Covers = "all authorities; one that was in the trial stays, but its rows may begin on other days" };
}
