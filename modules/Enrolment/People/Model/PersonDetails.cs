using System.Text.Json;
using System.Text.RegularExpressions;

namespace Programme.Enrolment;

/// <summary>Name and work contact details in clear: between a request and the sealed row, and nowhere else. It has no text, so
/// that no message, log line or audit row is made of it.</summary>
internal sealed partial class PersonDetails(string name, string workEmail, string workPhone)
{
    public string Name { get; } = name.Trim();

    public string WorkEmail { get; } = workEmail.Trim();

    public string WorkPhone { get; } = workPhone.Trim();

    /// <summary>The name's words in upper case without punctuation, in alphabetical order: "Bloggs, Jo" is "Jo Bloggs".</summary>
    public string NameToMatch => Words(Name, sorted: true);

    /// <summary>The address in lower case.</summary>
    public string EmailToMatch => WorkEmail.ToLowerInvariant();

    /// <summary>A text as its words in upper case, without punctuation.</summary>
    public static string Words(string text, bool sorted)
    {
        var plain = string.Concat(text.Where(letter => letter is not ('\'' or '’' or '.')));
        var words = Word().Matches(plain).Select(word => word.Value.ToUpperInvariant());
        return string.Join(' ', sorted ? words.Order(StringComparer.Ordinal) : words);
    }

    /// <summary>From <see cref="ToJson"/>.</summary>
    public static PersonDetails FromJson(string json)
    {
        var texts = JsonSerializer.Deserialize<string[]>(json)!;
        return new PersonDetails(texts[0], texts[1], texts[2]);
    }

    /// <summary>To be sealed.</summary>
    public string ToJson() => JsonSerializer.Serialize(new[] { Name, WorkEmail, WorkPhone });

    /// <summary>Checks them; a problem never repeats what they say.</summary>
    public void Check(FieldProblems fields)
    {
        fields.Text("name", Name, 1, 120, "a name");
        fields.AddIf(Name.Any(char.IsControl), "name", FieldCodes.WrongForm, "a name on one line is expected.");
        fields.AddIf(WorkEmail.Length > 0 && (WorkEmail.Length > 254 || !Email().IsMatch(WorkEmail)), "work_email", FieldCodes.WrongForm,
            "an e-mail address is expected, or nothing.");
        fields.AddIf(WorkPhone.Length > 0 && !Phone().IsMatch(WorkPhone), "work_phone", FieldCodes.WrongForm,
            "a telephone number of 5 to 30 digits, spaces, +, -, ( and ) is expected, or nothing.");
    }

    /// <summary>Names of the fields that these details say otherwise than others; all that say anything when there are no others.</summary>
    public IEnumerable<string> ChangedFrom(PersonDetails? before)
    {
        if (Name != before?.Name)
            yield return "name";
        if (WorkEmail != (before?.WorkEmail ?? ""))
            yield return "work_email";
        if (WorkPhone != (before?.WorkPhone ?? ""))
            yield return "work_phone";
    }

    /// <inheritdoc/>
    public override string ToString() => "(not shown)";

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex Email();

    [GeneratedRegex(@"^[0-9+() -]{5,30}$")]
    private static partial Regex Phone();
}
