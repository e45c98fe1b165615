namespace Programme.Outcomes;

/// <summary>The contact figures as they left last, and everything that left before (which later figures must not give
/// back by subtraction). One row; of all authorities together, so it has no scope: nothing of it is sent as it is.</summary>
internal sealed record PublicationRow
{
    /// <summary>What is published: <see cref="Contacts"/>.</summary>
    public required string Name { get; init; }

    /// <summary>1, 2, 3 …: guards against two hosts publishing at once.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>SHA-256 of the counts behind it: while they are the same, so is the publication.</summary>
    public required string Basis { get; init; }

    /// <summary>JSON: cell name to the figure as it leaves.</summary>
    public required string Figures { get; init; }

    /// <summary>JSON: the ledger of the disclosure rules. As confidential as the counts.</summary>
    public required string Ledger { get; init; }

    public const string Contacts = "contacts";
}
