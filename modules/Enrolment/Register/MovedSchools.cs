using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>The listed schools whose authority is not there on all days, and who has them when. A caller sees a school when one of
/// its authorities is in scope, not the listed one alone.</summary>
/// <param name="Spans">Spans of days, by listed URN.</param>
internal sealed record MovedSchools(IReadOnlyDictionary<string, IReadOnlyList<AuthoritySpan>> Spans)
{
    /// <summary>None has moved.</summary>
    public static MovedSchools None { get; } = new(new Dictionary<string, IReadOnlyList<AuthoritySpan>>());

    /// <summary>From a context that sees all authorities.</summary>
    public static async Task<MovedSchools> LoadAsync(EnrolmentDb db, CancellationToken cancel)
    {
        var rows = await db.Authorities.ToListAsync(cancel);
        var authorities = new SchoolAuthorities(rows);
        var bounded = rows.Select(row => row.LaCode).Distinct().Where(authorities.IsBounded).ToList();
        if (bounded.Count == 0)
            return None;
        var listed = await db.ListedSchools.Where(row => EF.Parameter(bounded).Contains(row.LaCode))
            .Select(row => new { row.Urn, row.LaCode }).ToListAsync(cancel);
        var urns = listed.ConvertAll(row => row.Urn);
        var register = (await db.Register.Where(row => EF.Parameter(urns).Contains(row.Urn))
            .Select(row => new { row.Urn, row.ExtractOn, row.LaCode }).ToListAsync(cancel)).ToLookup(row => row.Urn);
        return new MovedSchools(listed.ToDictionary(row => row.Urn, row => authorities.SpansOf(row.LaCode,
            [.. register[row.Urn].OrderBy(entry => entry.ExtractOn).Select(entry => (entry.ExtractOn, entry.LaCode))])));
    }

    /// <summary>The spans of a school; none = always its authority on the list.</summary>
    public IReadOnlyList<AuthoritySpan> Of(string urn) => Spans.GetValueOrDefault(urn, []);

    /// <summary>Schools that an authority has on some day.</summary>
    public List<string> OfAuthority(string laCode) => Where(code => code == laCode);

    /// <summary>Schools that an authority in scope has on some day.</summary>
    public List<string> In(Scope scope) => scope.Everything ? [] : Where(scope.Sees);

    /// <summary>Parts of a window by the authority that has a listed school; days on which none of the trial has it are in none.</summary>
    public IEnumerable<(string LaCode, DateOnly First, DateOnly Last)> Parts(string urn, string listed, DateOnly first,
        DateOnly last) => Of(urn) is { Count: > 0 } spans
            ? spans.Select(span => (span.LaCode, Later(first, span.FromOn?.ToDateOnly()), Earlier(last, span.ToOn?.ToDateOnly())))
                .Where(part => part.Item2 <= part.Item3)
            : [(listed, first, last)];

    private static DateOnly Later(DateOnly day, DateOnly? other) => other > day ? other.Value : day;

    private static DateOnly Earlier(DateOnly day, DateOnly? other) => other < day ? other.Value : day;

    private List<string> Where(Func<string, bool> wanted) =>
        [.. Spans.Where(school => school.Value.Any(span => wanted(span.LaCode))).Select(school => school.Key)];
}
