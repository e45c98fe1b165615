using System.Text.Json;
using Programme.Intake;

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

/// <summary>Reads the flags of the sector's file in each of its published variants: <c>{"NFA_FLAG":"Y","ADVICE_FLAG":""}</c>, the same
/// without <c>_FLAG</c>, or with <c>OUTCOME_</c> before it. Free text is never kept.</summary>
internal static class ContactFlagsText
{
    private const string Expected = """a JSON object of the outcome flags is expected, such as {"NFA_FLAG":"Y","ADVICE_FLAG":"N"}""";
    private const int LongestKey = 40;

    private static readonly Dictionary<string, ContactFlags> Names = new(StringComparer.OrdinalIgnoreCase)
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
        ["OTHER_OUTCOMES"] = ContactFlags.OtherOutcomesExist,
    };

    /// <summary>A sum of the others adds nothing; comments are free text, which may hold names, and are dropped.</summary>
    private static readonly HashSet<string> Dropped =
        new(StringComparer.OrdinalIgnoreCase) { "TOTAL_NO_OF_OUTCOMES", "NUMBER_OF_OUTCOMES", "COMMENTS" };

    /// <summary>The flags of a text; blank or NULL is a contact without an outcome.</summary>
    /// <param name="json">The cell.</param>
    /// <param name="flags">The flags.</param>
    /// <param name="expected">What is expected instead; it names a key, never a value.</param>
    public static bool TryParse(string json, out ContactFlags flags, out string expected)
    {
        (flags, expected) = (ContactFlags.None, Expected + ".");
        if (json.Length == 0 || json.Equals("null", StringComparison.OrdinalIgnoreCase))
            return true;
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && TryRead(document.RootElement, ref flags, ref expected);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool TryRead(JsonElement outcomes, ref ContactFlags flags, ref string expected)
    {
        var seen = new Dictionary<ContactFlags, bool>();
        foreach (var flag in outcomes.EnumerateObject().Where(flag => !Dropped.Contains(flag.Name.Trim())))
        {
            if (!Names.TryGetValue(NameOf(flag.Name), out var known))
            {
                var name = CellText.Shown(flag.Name.Length > LongestKey ? flag.Name[..LongestKey] : flag.Name);
                expected = $"{Expected}; {name} is none of "
                    + $"them{(Likeness.Nearest(NameOf(flag.Name), Names.Keys) is { } meant ? $"; did you mean {meant}_FLAG?" : ".")}";
                return false;
            }
            if (IsSet(flag.Value) is not { } set)
            {
                expected = $"Y, N or blank is expected for {NameOf(flag.Name)}.";
                return false;
            }
            if (seen.TryGetValue(known, out var before) && before != set)
            {
                expected = $"one value is expected for {NameOf(flag.Name)}; it is there twice, with Y and without.";
                return false;
            }
            seen[known] = set;
            flags |= set ? known : ContactFlags.None;
        }
        return true;
    }

    /// <summary>The name that all variants have in common.</summary>
    private static string NameOf(string key)
    {
        var name = key.Trim().ToUpperInvariant();
        name = name.EndsWith("_FLAG", StringComparison.Ordinal) ? name[..^5] : name;
        return name.StartsWith("OUTCOME_", StringComparison.Ordinal) ? name[8..] : name;
    }

    private static bool? IsSet(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => false,
        JsonValueKind.True => true,
        JsonValueKind.String => value.GetString()!.Trim().ToUpperInvariant() switch
        {
            "Y" => true,
            "N" or "" => false,
            _ => null,
        },
        _ => null,
    };
}
