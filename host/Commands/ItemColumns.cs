using System.Globalization;
using Programme.Delivery;
using Programme.Instruments;
using Programme.Instruments.V1;
using Programme.Intake;
using Programme.Outcomes;

namespace Programme.Host;

/// <summary>The columns of answers in the templates of surveys and feedback: the items of the instruments that a wave asks.</summary>
internal static class ItemColumns
{
    private static readonly Dictionary<string, (IReadOnlyDictionary<(string Code, int Version), Instrument> Bundled, string[] Usual)>
        ByList = new()
        {
            ["surveys"] = (OutcomesModule.Instruments, ["cbi", "intention_to_leave"]),
            ["feedback"] = (DeliveryModule.Instruments, ["supervision_feedback"]),
        };

    /// <summary>A list with a column for each item.</summary>
    /// <param name="list">The list as it is described.</param>
    /// <param name="named">Instruments: codes of bundled ones, or files as they are imported; none = those of the usual waves.</param>
    /// <exception cref="UsageException">The list has no items, or there is no such instrument.</exception>
    public static ListDescription AddedTo(ListDescription list, IReadOnlyCollection<string> named)
    {
        if (ByList.TryGetValue(list.Kind, out var known))
            return list.With((named.Count > 0 ? named : known.Usual).Select(name => Find(name, known.Bundled)).SelectMany(Of)
                .DistinctBy(column => column.Name));
        return named.Count == 0 ? list : throw new UsageException(
            $"--instrument is for {string.Join(" and ", ByList.Keys)} alone: a file of {list.Kind} has no items.");
    }

    private static IEnumerable<ListColumn> Of(Instrument instrument) =>
        from item in instrument.Items
        let points = instrument.Scales.Single(scale => scale.Code == item.Scale).Points
        select new ListColumn(item.Code, ColumnForm.Code, Text(points[0]), $"{instrument.Title}: {item.Wording.TrimEnd('.')}. "
            + $"{string.Join(", ", points.Select(point => $"{Text(point)} = {point.Label}"))}.")
        {
            Codes = [.. points.Select(Text)],
            WhenBlank = "not answered",
        };

    private static string Text(ScalePoint point) => point.Value.ToString(CultureInfo.InvariantCulture);

    private static Instrument Find(string name, IReadOnlyDictionary<(string Code, int Version), Instrument> bundled)
    {
        if (bundled.Where(one => one.Key.Code == name).OrderBy(one => one.Key.Version).LastOrDefault().Value is { } found)
            return found;
        if (!File.Exists(name))
            throw new UsageException($"{name} is no file, and no instrument that comes with the program: "
                + $"{string.Join(", ", bundled.Keys.Select(key => key.Code).Distinct())}.");
        using var json = File.OpenRead(name);
        var problems = new List<string>();
        var instrument = InstrumentFile.Read(json, (path, _, expected) => problems.Add($"{path ?? "the file"}: {expected}"));
        return problems.Count == 0 ? instrument : throw new UsageException($"{name} is not taken: {string.Join(" ", problems)}");
    }
}
