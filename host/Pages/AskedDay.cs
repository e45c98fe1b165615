using Google.Type;

namespace Programme.Host;

/// <summary>A day that is asked for in an address.</summary>
/// <param name="On">The day; null = none, or none that can be taken.</param>
/// <param name="Typed">As it was written.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record AskedDay(DateOnly? On, string Typed, IReadOnlyList<PageProblem> Problems)
{
    /// <summary>How it is written: a browser's own field for days goes by the browser's language, which may be American.</summary>
    public const string Hint = "For example 31/3/2022";

    /// <summary>Its name in the address, and in the form that asks for it.</summary>
    public const string Field = "on";

    /// <summary>What follows the address of a page that is asked for the same day.</summary>
    public string Query => On is { } day ? $"?{Field}={day:yyyy-MM-dd}" : "";

    /// <summary>Reads it.</summary>
    /// <param name="request">Whose address it is in.</param>
    /// <param name="latest">The last day that can be asked for; null = any.</param>
    internal static AskedDay Of(PageRequest request, DateOnly? latest)
    {
        var fields = new TypedFields(new Dictionary<string, string> { [Field] = request.Http.Request.Query[Field].ToString() });
        var day = fields.Day(Field)?.ToDateOnly();
        return day > latest
            ? new(null, fields.Text(Field), [new(Field, "This day is in the future. Choose "
                + $"{latest.Value.ToString("d MMMM yyyy", Texts.England)} or a day before it.")])
            : new(day, fields.Text(Field), fields.Problems);
    }

    /// <summary>The same where no form asks for it: a day that cannot be taken is no page.</summary>
    internal static Date? OrNoPage(PageRequest request)
    {
        var asked = Of(request, SessionsEndpoint.Today(request));
        return asked.Problems is [var problem, ..] ? throw Faults.Invalid(Field, FieldCodes.NotADay, problem.Text) : asked.On.ToDate();
    }

    /// <summary>The form with the day in it, and other fields beside it.</summary>
    /// <param name="shown">The day that is shown; null = none.</param>
    /// <param name="others">What stands in the other fields.</param>
    public FormState Form(DateOnly? shown, params (string Name, string Value)[] others) => new("", "",
        others.Append((Field, Problems.Count > 0 ? Typed : shown?.ToString("d/M/yyyy", Texts.England) ?? ""))
            .ToDictionary(field => field.Item1, field => field.Item2), Problems);
}
