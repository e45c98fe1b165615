using System.Globalization;
using Programme.Instruments.V1;

namespace Programme.Instruments;

/// <summary>Answers to an instrument, or to several one after another, in the order of their items; null = not answered. They are stored
/// as values separated by commas, nothing between two commas = not answered. A version that answers refer to is final, so the order
/// holds.</summary>
public static class Answers
{
    /// <summary>For a column.</summary>
    public static string Join(IEnumerable<int?> values) =>
        string.Join(',', values.Select(value => value?.ToString(CultureInfo.InvariantCulture)));

    /// <summary>From a column.</summary>
    public static IReadOnlyList<int?> Split(string stored) =>
        [.. stored.Split(',').Select(value => value.Length == 0 ? (int?)null : int.Parse(value, CultureInfo.InvariantCulture))];

    /// <summary>From the cells of a row.</summary>
    /// <param name="instruments">What was answered.</param>
    /// <param name="textOf">The cell of an item; empty = not answered.</param>
    /// <param name="problem">Hears of cells that are no point of their scales, by item.</param>
    public static IReadOnlyList<int?> Read(IReadOnlyList<Instrument> instruments, Func<string, string> textOf, ProblemFound problem)
    {
        var answers = new List<int?>();
        foreach (var (item, points) in ItemsOf(instruments))
        {
            var text = textOf(item);
            var given = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && points.Contains(value);
            if (!given && text.Length > 0)
                problem(item, FieldCodes.NotOnScale, $"one of {string.Join(", ", points)} is expected.");
            answers.Add(given ? value : null);
        }
        return answers;
    }

    /// <summary>From messages.</summary>
    /// <param name="instruments">What was answered.</param>
    /// <param name="answers">Each item at most once.</param>
    /// <param name="problem">Hears of what is wrong, by place in the list.</param>
    public static IReadOnlyList<int?> Read(IReadOnlyList<Instrument> instruments, IReadOnlyList<ItemAnswer> answers, ProblemFound problem)
    {
        var items = ItemsOf(instruments).ToList();
        var pointsOf = items.ToDictionary(item => item.Code, item => item.Points);
        var given = new Dictionary<string, int>();
        for (var at = 0; at < answers.Count; at++)
        {
            if (!pointsOf.TryGetValue(answers[at].Item, out var points))
                problem($"[{at}].item", FieldCodes.UnknownItem, "the code of an item that is asked is expected.");
            else if (!points.Contains(answers[at].Value))
                problem($"[{at}].value", FieldCodes.NotOnScale, $"one of {string.Join(", ", points)} is expected.");
            if (!given.TryAdd(answers[at].Item, answers[at].Value))
                problem($"[{at}].item", FieldCodes.Duplicate, "each item once is expected.");
        }
        return [.. items.Select(item => given.TryGetValue(item.Code, out var value) ? value : (int?)null)];
    }

    /// <summary>Every item with the points of its scale.</summary>
    private static IEnumerable<(string Code, List<int> Points)> ItemsOf(IEnumerable<Instrument> instruments) =>
        from instrument in instruments
        let scales = instrument.Scales.ToDictionary(scale => scale.Code, scale => scale.Points.Select(point => point.Value).ToList())
        from item in instrument.Items
        select (item.Code, scales[item.Scale]);
}
