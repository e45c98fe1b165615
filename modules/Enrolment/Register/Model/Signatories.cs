using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>Codes of the roles in which agreements are signed, as files have them. See decision 0024.</summary>
internal static class Signatories
{
    public static readonly Dictionary<string, Signatory> Codes = new()
    {
        ["headteacher"] = Signatory.Headteacher,
        ["governor"] = Signatory.Governor,
        ["trust_officer"] = Signatory.TrustOfficer,
        ["lead"] = Signatory.Lead,
        ["director"] = Signatory.Director,
        ["la_manager"] = Signatory.LaManager,
        ["data_protection_officer"] = Signatory.DataProtectionOfficer,
        ["other"] = Signatory.Other,
    };
}
