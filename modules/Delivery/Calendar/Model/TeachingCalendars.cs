
namespace Programme.Delivery;

/// <summary>When each authority teaches, and each school that has term dates of its own.</summary>
internal sealed class TeachingCalendars
{
    private readonly IReadOnlySet<DateOnly> holidays;
    private readonly Dictionary<string, TeachingDays> byAuthority;
    private readonly Dictionary<string, TeachingDays> bySchool;

    public TeachingCalendars(IReadOnlyCollection<TermRow> terms, IReadOnlySet<DateOnly> holidays)
    {
        this.holidays = holidays;
        var common = terms.Where(row => row.Urn.Length == 0).ToLookup(row => row.LaCode);
        byAuthority = common.ToDictionary(rows => rows.Key, rows => Days([.. rows]));
        bySchool = terms.Where(row => row.Urn.Length > 0).GroupBy(row => (row.LaCode, row.Urn))
            .ToDictionary(rows => rows.Key.Urn, rows => Days(Over([.. common[rows.Key.LaCode]], [.. rows])));
    }

    /// <summary>When an authority teaches.</summary>
    public TeachingDays Of(string laCode) => byAuthority.GetValueOrDefault(laCode) ?? new TeachingDays([], [], holidays);

    /// <summary>When a school teaches.</summary>
    public TeachingDays Of(string laCode, string urn) => bySchool.GetValueOrDefault(urn) ?? Of(laCode);

    /// <summary>Whether a school has term dates of its own.</summary>
    public bool HasOwn(string urn) => bySchool.ContainsKey(urn);

    /// <summary>A school's own rows, and the authority's of the kinds and years of which it has none.</summary>
    private static List<TermRow> Over(List<TermRow> common, List<TermRow> own)
    {
        var replaced = own.Select(row => (row.Kind, row.AcademicYear)).ToHashSet();
        return [.. common.Where(row => !replaced.Contains((row.Kind, row.AcademicYear))), .. own];
    }

    private TeachingDays Days(List<TermRow> rows) => new(Spans(rows, TermKind.HalfTerm), Spans(rows, TermKind.Inset), holidays);

    private static List<Span> Spans(List<TermRow> rows, TermKind kind) =>
        [.. rows.Where(row => row.Kind == kind).Select(row => new Span(row.StartsOn, row.EndsOn))];
}
