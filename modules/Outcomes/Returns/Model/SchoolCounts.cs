using System.Globalization;

namespace Programme.Outcomes;

/// <summary>One school's counts in a version of a return that figures of contacts use.</summary>
/// <param name="Urn">School.</param>
/// <param name="Total">contacts_total.</param>
/// <param name="Nfa">contacts_nfa.</param>
/// <param name="Advice">contacts_advice_only; null = blank.</param>
internal readonly record struct SchoolCounts(string Urn, int Total, int Nfa, int? Advice)
{
    /// <summary>All schools of a version as one text: <c>urn,total,nfa,advice</c> each, parted by spaces.</summary>
    public static string Write(IEnumerable<SchoolCounts> schools) => string.Join(' ', schools.Select(school =>
        string.Create(CultureInfo.InvariantCulture, $"{school.Urn},{school.Total},{school.Nfa},{school.Advice}")));

    /// <summary>Reads them back.</summary>
    public static IReadOnlyList<SchoolCounts> Read(string text)
    {
        var schools = new List<SchoolCounts>();
        Span<Range> cells = stackalloc Range[4];
        foreach (var range in text.AsSpan().Split(' '))
        {
            var school = text.AsSpan(range);
            if (school.IsEmpty)
                continue;
            school.Split(cells, ',');
            schools.Add(new(school[cells[0]].ToString(), Number(school[cells[1]]), Number(school[cells[2]]),
                school[cells[3]].IsEmpty ? null : Number(school[cells[3]])));
        }
        return schools;
    }

    private static int Number(ReadOnlySpan<char> cell) => int.Parse(cell, NumberStyles.None, CultureInfo.InvariantCulture);
}
