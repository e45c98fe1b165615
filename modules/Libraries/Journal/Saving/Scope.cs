namespace Programme.Journal;

/// <summary>Which authorities' rows a caller sees: the one place for it. Every entity with an authority gets the filter
/// <c>Scope.Everything || Scope.LaCodes.Contains(row.LaCode)</c> from <see cref="JournalDb"/>.</summary>
/// <param name="Everything">All authorities.</param>
/// <param name="LaCodes">Three-digit codes; empty when <paramref name="Everything"/>.</param>
public sealed record Scope(bool Everything, IReadOnlyList<string> LaCodes)
{
    /// <summary>All authorities.</summary>
    public static Scope All { get; } = new(true, []);

    /// <summary>The same text for the same scope.</summary>
    public string Key => Everything ? "*" : string.Join(',', LaCodes);

    /// <summary>Whether rows of this authority are seen.</summary>
    public bool Sees(string laCode) => Everything || LaCodes.Contains(laCode);
}

/// <summary>A row that belongs to one authority; only seen by callers in whose scope it is.</summary>
public interface IOfAuthority
{
    /// <summary>Three-digit code.</summary>
    string LaCode { get; }
}
