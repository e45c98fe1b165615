using Programme.Report.V1;

namespace Programme.Host;

/// <summary>Adds figures to a section, in the order in which they are shown.</summary>
/// <param name="section">The section.</param>
/// <param name="path">Where these figures stand in it.</param>
internal sealed class Figures(SummarySection section, params IReadOnlyList<string> path)
{
    /// <summary>The reason of a figure that has nothing to divide by.</summary>
    public const string NotApplicable = "NOT_APPLICABLE";

    /// <summary>A new section with its figures.</summary>
    public static Figures Of(string code, string definition = "") => new(new SummarySection { Code = code, Definition = definition });

    /// <summary>The section that they belong to.</summary>
    public SummarySection Section => section;

    /// <summary>A group of figures inside this one.</summary>
    public Figures In(params string[] inner) => new(section, [.. path, .. inner]);

    public Figures Count(string code, long count) => Add(code, new() { Count = count });

    /// <summary>This figure is a count.</summary>
    public Figures Count(long count) => Add([], new() { Count = count });

    /// <summary>Counts of both arms.</summary>
    public Figures Arms(string code, long intervention, long control)
    {
        In(code).Count("T", intervention).Count("C", control);
        return this;
    }

    /// <summary>This figure is a measure.</summary>
    public Figures Measure(double value) => Add([], Measured(true, value));

    /// <summary>A measure, when there is something to measure.</summary>
    public Figures Measure(string code, bool given, double value) => Add(code, Measured(given, value));

    /// <summary>A share or rate with what it was computed from, when there is something to divide by.</summary>
    public Figures Share(string code, bool given, double value, double numerator, double denominator)
    {
        var figure = Measured(given, value);
        (figure.Numerator, figure.Denominator) = (numerator, denominator);
        return Add(code, figure);
    }

    /// <summary>The mean of one number or more.</summary>
    public Figures Mean(string code, IReadOnlyList<int> numbers) => Share(code, true, numbers.Average(), numbers.Sum(), numbers.Count);

    /// <summary>A text; null = there is none.</summary>
    public Figures Text(string code, string? text) =>
        Add(code, text is null ? new() { AbsentReason = NotApplicable } : new() { Text = text });

    public Figures Texts(string code, IEnumerable<string> texts) => Add(code, new() { Texts = new() { Texts = { texts } } });

    /// <summary>The section is a list of texts.</summary>
    public Figures Texts(IEnumerable<string> texts) => Add([], new() { Texts = new() { Texts = { texts } } });

    /// <summary>Says why a figure or group is not given.</summary>
    public Figures Absent(string code, string reason) => Add(code, new() { AbsentReason = reason });

    /// <summary>Says why these figures are not given.</summary>
    public Figures Absent(string reason) => Add([], new() { AbsentReason = reason });

    /// <summary>Counts by name, in the order of the names.</summary>
    public Figures Counts<TCount>(string code, IEnumerable<KeyValuePair<string, TCount>> counts)
        where TCount : IConvertible =>
        Each(code, counts.OrderBy(pair => pair.Key, StringComparer.Ordinal), pair => pair.Key,
            (pair, figures) => figures.Count(pair.Value.ToInt64(null)));

    /// <summary>One group of figures for each item.</summary>
    public Figures Each<TItem>(string code, IEnumerable<TItem> items, Func<TItem, string> key, Action<TItem, Figures> add)
    {
        var before = section.Figures.Count;
        foreach (var item in items)
            add(item, In(code, key(item)));
        return section.Figures.Count > before ? this : Add(code, new() { EmptyGroup = true });
    }

    /// <summary>A list with one group of figures for each item.</summary>
    public Figures List<TItem>(string code, IEnumerable<TItem> items, Action<TItem, Figures> add)
    {
        In(code).List(items, add);
        return this;
    }

    /// <summary>These figures are a list with one group for each item.</summary>
    public Figures List<TItem>(IEnumerable<TItem> items, Action<TItem, Figures> add)
    {
        var before = section.Figures.Count;
        foreach (var (at, item) in items.Index())
            add(item, In($"[{at}]"));
        return section.Figures.Count > before ? this : Texts([]);
    }

    private static SummaryFigure Measured(bool given, double value) =>
        given ? new() { Measure = value } : new() { AbsentReason = NotApplicable };

    private Figures Add(string code, SummaryFigure figure) => Add([code], figure);

    private Figures Add(IEnumerable<string> inner, SummaryFigure figure)
    {
        figure.Path.Add(path.Concat(inner));
        section.Figures.Add(figure);
        return this;
    }
}
