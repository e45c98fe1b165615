using Programme.Journal;
using Programme.Outcomes.Model;

namespace Programme.Outcomes.Data;

/// <summary>The sums of one version of a return, stored in the transaction that stores its rows: figures add up months, never the rows of
/// years again. Never changed, as the rows are not.</summary>
internal sealed record ReturnTally : IOfAuthority
{
    public required string LaCode { get; init; }
    public required string Month { get; init; }
    public required int Version { get; init; }

    /// <summary>contacts_total over the schools with both counts.</summary>
    public required long Total { get; init; }

    /// <summary>contacts_nfa over the same.</summary>
    public required long Nfa { get; init; }

    /// <summary>How many schools these are.</summary>
    public required int Schools { get; init; }

    /// <summary>How many of them have a count of advice, too; the next three are over these.</summary>
    public required int Advised { get; init; }

    /// <summary>contacts_total.</summary>
    public required long AdvisedTotal { get; init; }

    /// <summary>contacts_nfa.</summary>
    public required long AdvisedNfa { get; init; }

    /// <summary>contacts_advice_only.</summary>
    public required long Advice { get; init; }

    /// <summary>Which they are, parted by spaces: different schools over several months cannot be told from their numbers.</summary>
    public required string Urns { get; init; }

    /// <summary>The sums of a return.</summary>
    public static ReturnTally Of(StoredReturn version, IReadOnlyCollection<SchoolMonth> rows)
    {
        var sums = Tally.Of(version.LaCode, version.Month, rows);
        return new ReturnTally
        {
            LaCode = version.LaCode,
            Month = version.Month,
            Version = version.Version,
            Total = sums.Total,
            Nfa = sums.Nfa,
            Schools = sums.Schools,
            Advised = sums.Advised?.Schools ?? 0,
            AdvisedTotal = sums.Advised?.Total ?? 0,
            AdvisedNfa = sums.Advised?.Nfa ?? 0,
            Advice = sums.Advised?.Advice ?? 0,
            Urns = string.Join(' ', rows.AsQueryable().Counted().Select(row => row.Urn).Order(StringComparer.Ordinal)),
        };
    }

    public Tally ToTally() => new(LaCode, Month, Total, Nfa, Schools, Advised > 0 ? new AdviceTally(AdvisedTotal, AdvisedNfa, Advice, Advised) : null);
}
