using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>Numerator, denominator and value of a measure.</summary>
/// <param name="Numerator">What counts; null = withheld or no data.</param>
/// <param name="Denominator">Of what; null also for a count.</param>
/// <param name="Withheld">c, x, z or empty.</param>
internal sealed record MeasureAmount(double? Numerator, double? Denominator, string Withheld)
{
    private static readonly MeasureAmount NoData = new(null, null, "x");

    /// <summary>A share or mean. Without a denominator it has no value, which is not zero: there is no data at all, or (sessions
    /// held in a month in which none was due) something that there is nothing to divide by.</summary>
    public static MeasureAmount Of(double numerator, double denominator) => (numerator, denominator) switch
    {
        (0, 0) => NoData,
        (_, 0) => new MeasureAmount(numerator, 0, "z"),
        _ => new MeasureAmount(numerator, denominator, ""),
    };

    /// <summary>A count; none is none.</summary>
    public static MeasureAmount Count(int number) => new(number, null, "");

    /// <summary>A mean score over the waves of which it may be shown.</summary>
    public static MeasureAmount OfScores(IEnumerable<ScoreTally> scores)
    {
        var answered = scores.Where(score => score.People > 0).ToList();
        var shown = answered.FindAll(score => score.MayShow);
        return shown.Count == 0 && answered.Count > 0
            ? new MeasureAmount(null, null, "c")
            : Of(shown.Sum(score => score.Sum), shown.Sum(score => score.People));
    }

    /// <summary>Over authorities: numerators and denominators apart, never the mean of shares.</summary>
    public static MeasureAmount Over(IReadOnlyCollection<MeasureAmount> parts)
    {
        var given = parts.Where(part => part.Numerator is not null).ToList();
        if (given.Count == 0)
            return NoData;
        return given.Exists(part => part.Denominator is not null)
            ? Of(given.Sum(part => part.Numerator!.Value), given.Sum(part => part.Denominator ?? 0))
            : new MeasureAmount(given.Sum(part => part.Numerator), null, "");
    }

    public ProcessMeasure ToMessage(string code, string laCode, string period)
    {
        var measure = new ProcessMeasure { Code = code, LaCode = laCode, Period = period, Withheld = Withheld };
        if (Numerator is { } numerator)
            measure.Numerator = numerator;
        if (Denominator is { } denominator)
            measure.Denominator = denominator;
        if (Withheld.Length == 0)
            measure.Value = measure.HasDenominator ? measure.Numerator / measure.Denominator : measure.Numerator;
        return measure;
    }
}
