namespace Programme.Calls;

/// <summary>A family of gauges on <c>/metrics</c>. Every figure has the labels <c>la</c> and <c>la_name</c> (added by the
/// host), then these. See decision 0006.</summary>
/// <param name="Name">Name, beginning with <c>programme_</c>.</param>
/// <param name="Help">What it is, with numerator, denominator and unit.</param>
/// <param name="Labels">Further labels, from the closed list.</param>
public sealed record Series(string Name, string Help, params string[] Labels)
{
    /// <summary>One value of it for one authority.</summary>
    public Figure Of(string laCode, double value, params string[] labelValues) => new(this, laCode, value, labelValues);

    /// <summary>A time stamp of it for one authority: seconds since 1970 at which a day begins in England.</summary>
    public Figure At(string laCode, DateOnly day, params string[] labelValues) =>
        Of(laCode, day.AddDays(-1).EndInEngland().ToUnixTimeSeconds(), labelValues);
}

/// <summary>A figure as it may leave the host: after disclosure control.</summary>
/// <param name="Series">What it is.</param>
/// <param name="LaCode">Authority; <see cref="Programme"/> = all of them.</param>
/// <param name="Value">Value in the series' unit.</param>
/// <param name="LabelValues">Values of the series' labels, in their order.</param>
public sealed record Figure(Series Series, string LaCode, double Value, IReadOnlyList<string> LabelValues)
{
    /// <summary>The label value of a figure over all authorities.</summary>
    public const string Programme = "all";
}

/// <summary>Where the host gets a module's figures. Asked only after something that they come from changed, or the day did.</summary>
/// <param name="Module">The module's name.</param>
/// <param name="From">The modules from whose databases they are computed, itself among them.</param>
/// <param name="Series">Every family that it publishes.</param>
/// <param name="ComputeAsync">All its figures, now.</param>
public sealed record FigureSource(string Module, IReadOnlyList<string> From, IReadOnlyList<Series> Series,
    Func<CancellationToken, Task<IReadOnlyList<Figure>>> ComputeAsync);
