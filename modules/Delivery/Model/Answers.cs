using System.Globalization;

namespace Programme.Delivery.Model;

/// <summary>Answers to an instrument as they are stored: values in the order of its items, separated by commas, nothing between two
/// commas = not answered. A version that answers refer to is final, so the order holds.</summary>
internal static class Answers
{
    public static string Join(IEnumerable<int?> values) => string.Join(',', values.Select(value => value?.ToString(CultureInfo.InvariantCulture)));

    public static IReadOnlyList<int?> Split(string stored) =>
        [.. stored.Split(',').Select(value => value.Length == 0 ? (int?)null : int.Parse(value, CultureInfo.InvariantCulture))];
}
