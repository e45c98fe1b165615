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
    public static IEnumerable<SchoolCounts> Read(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(school => school.Split(','))
        .Select(cells => new SchoolCounts(cells[0], Number(cells[1]), Number(cells[2]), cells[3].Length == 0 ? null : Number(cells[3])));

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
