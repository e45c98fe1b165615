using System.Globalization;

namespace Programme.Outcomes;

/// <summary>Which version a file becomes. Files may arrive in any order: the highest version counts, whenever it came, so a
/// version may come before an earlier one. Nothing is overwritten.</summary>
internal static class ReturnVersions
{
    /// <summary>Decides.</summary>
    /// <param name="asked">The version that the sender gives; 0 = the next, or the one with this content.</param>
    /// <param name="sha256">Hash of the file.</param>
    /// <param name="stored">The versions of this month that are there.</param>
    /// <returns>The version, and whether it is there already with this content.</returns>
    public static (int Version, bool Known) Decide(int asked, string sha256, IReadOnlyCollection<ReturnVersionRow> stored)
    {
        var same = stored.FirstOrDefault(version => version.Sha256 == sha256);
        if (same is not null && (asked == 0 || asked == same.Version))
            return (same.Version, true);
        if (same is not null)
            throw Faults.Precondition(Reasons.VersionTaken, Subject(same, asked),
                $"This content is there already as version {same.Version}; a new version needs another content.");
        if (stored.FirstOrDefault(version => version.Version == asked) is { } other)
            throw Faults.Precondition(Reasons.VersionTaken, Subject(other, asked),
                $"Version {asked} of {other.LaCode} {other.Month} is there already with another content. Send this one as a later version, "
                    + "or with version 0.");
        return (asked != 0 ? asked : stored.Select(version => version.Version).DefaultIfEmpty().Max() + 1, false);
    }

    private static string Subject(ReturnVersionRow version, int asked) =>
        string.Create(CultureInfo.InvariantCulture, $"returns/{version.LaCode}/{version.Month}/{asked}");
}
