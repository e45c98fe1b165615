using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>Agreements of schools as a list that comes in.</summary>
internal static class AgreementsList
{
    public static ListDescription Description { get; } = new("agreements", "agreements.csv",
        "A row for each document that a school signed.",
    [
        new("urn", ColumnForm.Digits, "170002", "School."),
        new("kind", ColumnForm.Code, "information_sheet", "Document.") { Codes = EnrolmentHandler.AgreementKinds.Keys },
        new("signed_on", ColumnForm.Day, "2021-06-27", "Day of signing."),
        new("signed_by", ColumnForm.Code, "headteacher", "Role of whoever signed.") { Codes = Signatories.Codes.Keys,
            WhenBlank = "not known", MayBeLeftOut = true },
        new("version", ColumnForm.Code, "1.0", "Version of the document.") { WhenBlank = "not known", MayBeLeftOut = true },
    ])
    { Covers = "the agreements of its authorities" };
}
