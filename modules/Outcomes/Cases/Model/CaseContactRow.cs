using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>One contact, without anybody in it.</summary>
internal sealed record CaseContactRow : IOfAuthority
{
    /// <summary>Stands for the contact's id: see <see cref="Pseudonyms"/>. 64 bits: among ten million contacts two have the same
    /// one with a probability below 1 in 300,000.</summary>
    public required long Mark { get; init; }

    public required string LaCode { get; init; }

    /// <summary>YYYY-MM.</summary>
    public required string Month { get; init; }

    /// <summary>Code of the sector.</summary>
    public required string Source { get; init; }

    /// <summary>Number of the text that names the school; 0 = another source.</summary>
    public required int Alias { get; init; }

    /// <summary>See <see cref="ContactFlags"/>.</summary>
    public required int Flags { get; init; }

    public CaseKey Key => new(Month, Source, Alias, Flags);
}

/// <summary>Contacts that say the same.</summary>
internal readonly record struct CaseKey(string Month, string Source, int Alias, int Flags);

/// <summary>How many contacts say the same: kept up with the contacts, in their transaction.</summary>
internal sealed record CaseCountRow : IOfAuthority
{
    public required string LaCode { get; init; }
    public required string Month { get; init; }
    public required string Source { get; init; }
    public required int Alias { get; init; }
    public required int Flags { get; init; }
    public required long Contacts { get; set; }

    public CaseKey Key => new(Month, Source, Alias, Flags);
}

/// <summary>Contacts of a URN, as aliases name it, in a month: kept up with the contacts, in their transaction.</summary>
internal sealed record CaseMonthRow : IOfAuthority
{
    public required string LaCode { get; init; }
    public required string Urn { get; init; }
    public required string Month { get; init; }
    public long Total { get; set; }
    public long Nfa { get; set; }
    public long AdviceOnly { get; set; }
    public long ToEarlyHelp { get; set; }
    public long ToReferral { get; set; }
    public long OnOpenCase { get; set; }

    public CaseTally Tally
    {
        get => new(Total, Nfa, AdviceOnly, ToEarlyHelp, ToReferral, OnOpenCase);
        set => (Total, Nfa, AdviceOnly, ToEarlyHelp, ToReferral, OnOpenCase) =
            (value.Total, value.Nfa, value.AdviceOnly, value.ToEarlyHelp, value.ToReferral, value.OnOpenCase);
    }
}

/// <summary>How many contacts of an authority are marked with a key: while there are some, the key is needed.</summary>
internal sealed record CaseKeyRow : IOfAuthority
{
    public required string LaCode { get; init; }
    public required string KeyId { get; init; }
    public required long Contacts { get; set; }
}
