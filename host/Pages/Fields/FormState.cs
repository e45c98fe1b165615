namespace Programme.Host;

/// <summary>A form as it is drawn.</summary>
/// <param name="Name">Which form it is: what was typed is kept under it.</param>
/// <param name="RequestId">Under which it is sent, once.</param>
/// <param name="Typed">What stands in its fields.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record FormState(string Name, string RequestId, IReadOnlyDictionary<string, string> Typed,
    IReadOnlyList<PageProblem> Problems)
{
    /// <summary>Name of the field with the request id.</summary>
    public const string RequestField = "request_id";

    /// <summary>A form for the first time, or with what was typed before and is kept.</summary>
    /// <param name="name">Which form.</param>
    /// <param name="kept">What was typed before; nothing = the form is new.</param>
    /// <param name="usual">What stands in the fields of a new form.</param>
    public static FormState New(string name, IReadOnlyDictionary<string, string> kept, IReadOnlyDictionary<string, string> usual) =>
        new(name, kept.GetValueOrDefault(RequestField) ?? Guid.NewGuid().ToString("N"), kept.Count > 0 ? kept : usual, []);

    /// <summary>A form without fields.</summary>
    public static FormState Blank(string name) => new(name, Guid.NewGuid().ToString("N"), new Dictionary<string, string>(), []);

    /// <summary>What stands in a field.</summary>
    public string Value(string field) => Typed.GetValueOrDefault(field, "");

    /// <summary>Whether a choice is made; the browser sends several with commas between them.</summary>
    public bool IsChosen(string field, string code) => Value(field).Split(',').Contains(code, StringComparer.Ordinal);

    /// <summary>What is wrong with a field; empty = nothing.</summary>
    public string Problem(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Text ?? "";

    /// <summary>Ids of the texts that describe a field; null = none.</summary>
    public string? Describers(string field, string hint)
    {
        var ids = string.Join(' ', new[] { hint.Length > 0 ? $"{field}-hint" : "", Problem(field).Length > 0 ? $"{field}-wrong" : "" }
            .Where(id => id.Length > 0));
        return ids.Length > 0 ? ids : null;
    }
}

/// <summary>Something to choose.</summary>
/// <param name="Code">As it is sent.</param>
/// <param name="Label">As it is read.</param>
public sealed record PageChoice(string Code, string Label);
