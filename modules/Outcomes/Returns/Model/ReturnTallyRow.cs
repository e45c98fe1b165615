using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>The sums of one version of a return, stored in the transaction that stores its rows: figures add up months, never the rows of
/// years again. Never changed, as the rows are not. See decision 0034.</summary>
internal sealed record ReturnTallyRow : IOfAuthority
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

    /// <summary>What the sums are of, school by school, as <see cref="SchoolCounts.Write"/> writes it: for figures that leave schools out,
    /// or put them together in another way.</summary>
    public required string Counts { get; init; }

    /// <summary>The sums of a return.</summary>
    public static ReturnTallyRow Of(ReturnVersionRow version, IEnumerable<SchoolMonthRow> rows) =>
        Of(version.LaCode, version.Month, version.Version,
        [.. rows.Select(row => row.Counts).OfType<SchoolCounts>().OrderBy(school => school.Urn, StringComparer.Ordinal)]);

    public IEnumerable<SchoolCounts> BySchool() => SchoolCounts.Read(Counts);

    /// <summary>The same without some schools.</summary>
    public ReturnTallyRow Without(IReadOnlySet<string> urns) =>
        Of(LaCode, Month, Version, [.. BySchool().Where(school => !urns.Contains(school.Urn))]);

    public Tally ToTally() =>
        new(LaCode, Month, Total, Nfa, Schools, Advised > 0 ? new AdviceTally(AdvisedTotal, AdvisedNfa, Advice, Advised) : null);

    private static ReturnTallyRow Of(string laCode, string month, int version, IReadOnlyList<SchoolCounts> schools)
    {
        var sums = Tally.Of(laCode, month, schools);
        return new ReturnTallyRow
        {
            LaCode = laCode,
            Month = month,
            Version = version,
            Total = sums.Total,
            Nfa = sums.Nfa,
            Schools = sums.Schools,
            Advised = sums.Advised?.Schools ?? 0,
            AdvisedTotal = sums.Advised?.Total ?? 0,
            AdvisedNfa = sums.Advised?.Nfa ?? 0,
            Advice = sums.Advised?.Advice ?? 0,
            Counts = SchoolCounts.Write(schools),
        };
    }
}
