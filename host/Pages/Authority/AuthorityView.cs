namespace Programme.Host;

/// <summary>What the page of an authority shows.</summary>
/// <param name="LaCode">Its three-digit code.</param>
/// <param name="Name">Its name in these days.</param>
/// <param name="Today">The day on which it is looked at.</param>
/// <param name="AsOf">The last day that counts, YYYY-MM-DD; empty = today.</param>
/// <param name="Answers">The answers that the role may have.</param>
/// <param name="Attention">What somebody should look at, in sentences.</param>
/// <param name="Months">The share of inappropriate contacts by month; empty = not for the role.</param>
/// <param name="Lines">The limits of the chart; null = there are none yet.</param>
/// <param name="Returns">Returns by month; empty = not for the role.</param>
/// <param name="Schools">Schools with their stage; empty = not for the role.</param>
public sealed record AuthorityView(string LaCode, string Name, DateOnly Today, string AsOf, IReadOnlyList<PageAnswer> Answers,
    IReadOnlyList<string> Attention, IReadOnlyList<ShareMonth> Months, ShareLines? Lines, IReadOnlyList<ReturnMonth> Returns,
    IReadOnlyList<SchoolLine> Schools);

/// <summary>A month of the chart.</summary>
/// <param name="Month">YYYY-MM.</param>
/// <param name="Share">0 to 1; null = withheld.</param>
/// <param name="Numerator">Inappropriate contacts; null = withheld.</param>
/// <param name="Denominator">All contacts; null = withheld.</param>
/// <param name="Schools">Schools that reported.</param>
/// <param name="Symbol">Why it is withheld: c, x, z, low; empty = it is not.</param>
/// <param name="Signals">Whether the month stands out.</param>
public sealed record ShareMonth(string Month, double? Share, long? Numerator, long? Denominator, int Schools, string Symbol, bool Signals);

/// <summary>The limits of the chart.</summary>
/// <param name="Centre">Mean of the first months.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Points">How many months they come from.</param>
public sealed record ShareLines(double Centre, double Lower, double Upper, int Points);

/// <summary>A return.</summary>
/// <param name="Month">YYYY-MM.</param>
/// <param name="State">in, late, missing or not due.</param>
/// <param name="DueOn">Day on which it is due, with grace.</param>
/// <param name="ExtractedOn">Day of the extract of its first version; empty = nothing came.</param>
/// <param name="Schools">Schools with a count, of those on the list.</param>
/// <param name="OpenQueries">Queries without a reason.</param>
public sealed record ReturnMonth(string Month, string State, string DueOn, string ExtractedOn, string Schools, int OpenQueries);

/// <summary>A school.</summary>
/// <param name="Urn">Its number.</param>
/// <param name="Name">As registered.</param>
/// <param name="Stage">The furthest stage.</param>
/// <param name="Since">Since when.</param>
/// <param name="Dose">Sessions delivered of those due, for those who may know arms; empty = none, or not for the role.</param>
public sealed record SchoolLine(string Urn, string Name, string Stage, string Since, string Dose);
