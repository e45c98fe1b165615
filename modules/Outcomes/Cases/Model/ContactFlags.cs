using System.Text.Json;

namespace Programme.Outcomes;

/// <summary>Outcome flags of a single contact. Several may be set.</summary>
[Flags]
internal enum ContactFlags
{
    None = 0,
    NewReferral = 1,
    ExistingReferral = 2,
    CpEnquiry = 4,
    Nfa = 8,
    NonAgencyAdoption = 16,
    PrivateFostering = 32,
    Advice = 64,
    Missing = 128,
    OlaCp = 256,
    OtherOutcomesExist = 512,
}

/// <summary>Reads the flags of the sector's file, for example <c>{"NFA":"Y","ADVICE":"N"}</c>.</summary>
internal static class ContactFlagsText
{
    private static readonly Dictionary<string, ContactFlags> Names = new()
    {
        ["NEW_REFERRAL"] = ContactFlags.NewReferral,
        ["EXISTING_REFERRAL"] = ContactFlags.ExistingReferral,
        ["CP_ENQUIRY"] = ContactFlags.CpEnquiry,
        ["NFA"] = ContactFlags.Nfa,
        ["NON_AGENCY_ADOPTION"] = ContactFlags.NonAgencyAdoption,
        ["PRIVATE_FOSTERING"] = ContactFlags.PrivateFostering,
        ["ADVICE"] = ContactFlags.Advice,
        ["MISSING"] = ContactFlags.Missing,
        ["OLA_CP"] = ContactFlags.OlaCp,
        ["OTHER_OUTCOMES_EXIST"] = ContactFlags.OtherOutcomesExist,
    };

    /// <summary>A sum of the others; it adds nothing.</summary>
    private const string Total = "TOTAL_NO_OF_OUTCOMES";

    /// <summary>The flags; null when the text is not an object of known flags that are Y, N or empty.</summary>
    public static ContactFlags? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            var flags = ContactFlags.None;
            foreach (var flag in document.RootElement.EnumerateObject().Where(flag => flag.Name != Total))
            {
                if (!Names.TryGetValue(flag.Name, out var known) || IsSet(flag.Value) is not { } set)
                    return null;
                flags |= set ? known : ContactFlags.None;
            }
            return flags;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool? IsSet(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => false,
        JsonValueKind.String when value.ValueEquals("Y") => true,
        JsonValueKind.String when value.ValueEquals("N") || value.ValueEquals("") => false,
        _ => null,
    };
}
