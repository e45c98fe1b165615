using System.Globalization;
using Programme.Enrolment.V1;

namespace Programme.Host;

/// <summary>Numbers, months and symbols as pages write them.</summary>
internal static class PageText
{
    public static string Count(long count) => count.ToString("N0", Texts.England);

    /// <summary>79%: whole per cent.</summary>
    public static string Share(double share) =>
        $"{Math.Round(100 * share, MidpointRounding.AwayFromZero).ToString("0", Texts.England)}%";

    /// <summary>£732: whole pounds.</summary>
    public static string Pounds(double pence) => $"£{Math.Round(pence / 100, MidpointRounding.AwayFromZero).ToString("N0", Texts.England)}";

    /// <summary>Oct 2021 for 2021-10.</summary>
    public static string Month(string month) => DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture,
        DateTimeStyles.None, out var day) ? day.ToString("MMM yyyy", Texts.England) : month;

    /// <summary>The name of a sender's file, cut where a page would be long with it.</summary>
    public static string FileName(string name) => name.Length <= 80 ? name : $"{name[..79]}…";

    /// <summary>What a symbol in place of a figure means.</summary>
    public static string Symbol(string symbol) => symbol switch
    {
        "c" => "withheld: a count of 1 to 5, or one from which such a count could be told",
        "x" => "not available: no return",
        "z" => "not applicable: nothing to divide by",
        "low" => "more than zero, and rounds to zero",
        _ => "nothing was returned",
    };

    /// <summary>When figures of contacts had left: "today", or "by 3 May 2022".</summary>
    /// <param name="knownOn">The day by whose end; null = they leave so now.</param>
    public static string Published(DateOnly? knownOn) =>
        knownOn is { } day ? $"by {day.ToString("d MMMM yyyy", Texts.England)}" : "today";

    /// <summary>Up to which day things are counted, after "What is known on" a day; empty = up to that.</summary>
    /// <param name="asked">The day that was asked for; null = none.</param>
    /// <param name="contactsOn">See <see cref="Published"/>.</param>
    /// <param name="hasContacts">Whether there are figures of contacts.</param>
    public static string UpTo(DateOnly? asked, DateOnly? contactsOn, bool hasContacts) => asked is not { } day ? ""
        : $", counted up to {day.ToString("d MMMM yyyy", Texts.England)}" + (hasContacts, contactsOn) switch
        {
            (false, _) => "",
            (_, null) => "; contacts as published today, because none had been published by then",
            _ => "; contacts as published by then",
        };

    /// <summary>LA coordinator for la_coordinator.</summary>
    public static string Role(string role) =>
        (role.StartsWith("la_", StringComparison.Ordinal) ? $"LA{role[2..]}" : role).Replace('_', ' ');

    /// <summary>Leavers per 100 person-years in a sentence.</summary>
    public static string Rate(Turnover leads) => !leads.HasLeaversPer100PersonYears ? ""
        : string.Create(Texts.England, $"{leads.LeaversPer100PersonYears:0.0} leavers per 100 person-years ({leads.RateLower:0.0} to ")
            + string.Create(Texts.England, $"{leads.RateUpper:0.0}).");

    /// <summary>baseline complete for BASELINE_COMPLETE.</summary>
    public static string Words(Enum code) => string.Concat(code.ToString()
        .Select((letter, at) => char.IsUpper(letter) ? $"{(at > 0 ? " " : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
