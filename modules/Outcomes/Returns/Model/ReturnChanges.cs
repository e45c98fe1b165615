
namespace Programme.Outcomes;

/// <summary>What differs between two versions of a return.</summary>
internal static class ReturnChanges
{
    /// <summary>Counts that are not the same, by school and then by measure (its place in <see cref="Measures.All"/>). A blank is not a
    /// zero, and a school without a row is as one with blanks.</summary>
    public static IEnumerable<(string Urn, int Measure, int? Before, int? After)> Between(
        IReadOnlyDictionary<string, SchoolMonthRow> before, IReadOnlyDictionary<string, SchoolMonthRow> after) =>
        from urn in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
        from measure in Enumerable.Range(0, Measures.All.Count)
        let was = Of(before, urn, measure)
        let now = Of(after, urn, measure)
        where was != now
        select (urn, measure, was, now);

    private static int? Of(IReadOnlyDictionary<string, SchoolMonthRow> rows, string urn, int measure) =>
        rows.TryGetValue(urn, out var row) ? Measures.All[measure].Of(row) : null;
}
