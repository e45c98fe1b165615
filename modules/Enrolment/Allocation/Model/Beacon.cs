using System.Globalization;

namespace Programme.Enrolment;

/// <summary>A public random value that is named before it exists: nobody can choose a seed, or a value, for what it draws.</summary>
/// <param name="Source">Who publishes it.</param>
/// <param name="Round">Which of the source's values.</param>
/// <param name="At">When it comes to exist, to whole seconds.</param>
internal sealed record Beacon(string Source, string Round, DateTimeOffset At)
{
    private const int LongestSource = 500;
    private const int LongestRound = 100;

    /// <summary>What a commitment that binds it ends with.</summary>
    public string Suffix => $"|{Source}|{Round}|{Text(At)}";

    /// <summary>An instant as commitments and records have it.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>What is wrong with it, by request field.</summary>
    /// <param name="now">It must come to exist later.</param>
    public IEnumerable<Problem> Problems(DateTimeOffset now)
    {
        if (Source.Trim().Length is < 3 or > LongestSource || !IsOneText(Source))
            yield return new("beacon_source", FieldCodes.WrongForm,
                "who publishes the value, in 3 to 500 characters without \"|\" and line breaks.");
        if (Round.Trim().Length is < 1 or > LongestRound || !IsOneText(Round))
            yield return new("beacon_round", FieldCodes.WrongForm,
                "which of the source's values, in 1 to 100 characters without \"|\" and line breaks.");
        if (At <= now || At.ToUnixTimeMilliseconds() % 1000 != 0)
            yield return new("beacon_at", FieldCodes.InPast,
                "when the value comes to exist: later than now, to whole seconds. One that exists already could be chosen.");
    }

    private static bool IsOneText(string text) => text.AsSpan().IndexOfAny('|', '\n', '\r') < 0;
}
