using Microsoft.EntityFrameworkCore;
using Programme.Intake;

namespace Programme.Outcomes;

/// <summary>What the columns of a return are called in the authority's own file.</summary>
internal static class TheirColumns
{
    /// <summary>What the authorities' files call our columns: by authority, month and version, the mapping by which it was read.</summary>
    public static async Task<Func<string, string, int, Func<string, string>>> LoadAsync(OutcomesDb db, List<string> laCodes,
        CancellationToken cancel)
    {
        var mapped = await db.Returns.Where(row => laCodes.Contains(row.LaCode) && row.MappedFrom != null)
            .Join(db.Mappings, row => new { row.LaCode, From = row.MappedFrom!.Value },
                mapping => new { mapping.LaCode, From = mapping.ValidFrom },
                (row, mapping) => new { row.LaCode, row.Month, row.Version, mapping }).ToListAsync(cancel);
        var layouts = mapped.ToDictionary(item => (item.LaCode, item.Month, item.Version), item => item.mapping.ToLayout());
        return (laCode, month, version) => column =>
            layouts.TryGetValue((laCode, month, version), out var layout)
            && !layout.Constants.ContainsKey(column) ? layout.NameOf(column) : column;
    }
}
