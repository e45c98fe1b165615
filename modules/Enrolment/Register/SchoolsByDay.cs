using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>The schools of the trial's authorities and who has them on a day, for what is recorded of a school on that day: posts,
/// agreements, baselines and withdrawals. <see cref="SchoolAuthorities"/> answers; where it names nobody, the school stays with the
/// authority of the list, or the newest of the register: what is recorded of it must belong to somebody.</summary>
internal sealed class SchoolsByDay
{
    private readonly SchoolAuthorities authorities;
    private readonly Scope scope;
    private readonly Dictionary<string, string> listed;
    private readonly ILookup<string, (DateOnly From, string LaCode)> register;

    private SchoolsByDay(Scope scope, SchoolAuthorities authorities, Dictionary<string, string> listed,
        ILookup<string, (DateOnly From, string LaCode)> register) =>
        (this.scope, this.authorities, this.listed, this.register) = (scope, authorities, listed, register);

    /// <summary>Whether no school is known at all.</summary>
    public bool IsEmpty => listed.Count == 0 && register.Count == 0;

    /// <param name="all">A context that sees all authorities.</param>
    /// <param name="scope">What the caller sees.</param>
    /// <param name="urn">Only this school; null = all.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<SchoolsByDay> LoadAsync(EnrolmentDb all, Scope scope, string? urn, CancellationToken cancel)
    {
        var listed = await all.ListedSchools.Where(row => urn == null || row.Urn == urn)
            .ToDictionaryAsync(row => row.Urn, row => row.LaCode, cancel);
        var entries = await all.Register.Where(row => urn == null || row.Urn == urn)
            .Where(row => all.Authorities.Any(authority => authority.LaCode == row.LaCode))
            .OrderBy(row => row.ExtractOn).Select(row => new { row.Urn, row.ExtractOn, row.LaCode, row.SupersededOn }).ToListAsync(cancel);
        var here = entries.Where(row => row.SupersededOn is null).Select(row => row.Urn).ToHashSet();
        var authorities = new SchoolAuthorities(await all.Authorities.ToListAsync(cancel));
        return new SchoolsByDay(scope, authorities, listed, entries.Where(row => here.Contains(row.Urn) || listed.ContainsKey(row.Urn))
            .ToLookup(row => row.Urn, row => (row.ExtractOn, row.LaCode)));
    }

    /// <summary>Whether one of the authorities that have the school on some day is in the caller's scope.</summary>
    public bool Has(string urn) => listed.TryGetValue(urn, out var code) && (scope.Sees(code) || !authorities.IsBounded(code))
        ? scope.Sees(code)
        : register[urn].Any(entry => scope.Sees(entry.LaCode));

    /// <summary>The authority that has the school on a day.</summary>
    public string On(string urn, DateOnly day)
    {
        var entries = register[urn].ToList();
        return authorities.On(day, listed.GetValueOrDefault(urn), entries) ?? listed.GetValueOrDefault(urn) ?? entries[^1].LaCode;
    }

    /// <summary>The same; NOT_FOUND when the caller sees no school with this URN, or not on this day.</summary>
    public string Required(string urn, DateOnly day) =>
        Has(urn) && On(urn, day) is var code && scope.Sees(code) ? code : throw Faults.NotFound("school", urn);

    /// <summary>Whether the caller sees what is recorded of a school on a day.</summary>
    public bool SeesOn(string urn, DateOnly day) => scope.Sees(On(urn, day));
}
