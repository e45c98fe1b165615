namespace Programme.Host;

/// <summary>What the page of an authority shows.</summary>
/// <param name="LaCode">Its three-digit code.</param>
/// <param name="Name">Its name in these days.</param>
/// <param name="Today">The day on which it is looked at.</param>
/// <param name="Asked">The last day that counts; none = today.</param>
/// <param name="Answers">The answers that the role may have.</param>
/// <param name="Attention">What somebody should look at, in sentences.</param>
/// <param name="Months">The share of inappropriate contacts by month; empty = not for the role.</param>
/// <param name="Lines">The limits of the chart; null = there are none yet.</param>
/// <param name="Returns">Returns by month; empty = not for the role.</param>
/// <param name="Schools">Schools with their stage; empty = not for the role.</param>
/// <param name="Behind">Names of the pages behind the answers that the role may open.</param>
public sealed record AuthorityView(string LaCode, string Name, DateOnly Today, AskedDay Asked, IReadOnlyList<PageAnswer> Answers,
    IReadOnlyList<string> Attention, IReadOnlyList<ShareMonth> Months, ShareLines? Lines, IReadOnlyList<ReturnMonth> Returns,
    IReadOnlyList<SchoolLine> Schools, IReadOnlyList<string> Behind)
{
    /// <summary>Day by whose end the figures of contacts had left; null = as they leave now.</summary>
    public DateOnly? ContactsOn { get; init; }

    /// <summary>Up to when things are counted, for the line under the heading; empty = today.</summary>
    public string UpTo => PageText.UpTo(Asked.On, ContactsOn, Months.Count > 0);

    /// <summary>What follows an address.</summary>
    public string Query => Asked.Query;

    /// <summary>Where what is behind each answer is shown, as far as the role may see it.</summary>
    public IReadOnlyDictionary<string, (string Href, string Text)> Links => new[]
    {
        ("sessions", Behind.Contains("sessions"), $"/authorities/{LaCode}/behind/sessions{Query}", "The sessions"),
        ("posts", Behind.Contains("posts"), $"/authorities/{LaCode}/behind/posts{Query}", "The posts"),
        ("costs", Behind.Contains("costs"), $"/authorities/{LaCode}/behind/costs{Query}", "The cost lines"),
        ("contacts", Months.Count > 0, "#contacts", "The months"),
        ("returns", Returns.Count > 0, "#returns", "The returns"),
    }.Where(link => link.Item2).ToDictionary(link => link.Item1, link => (link.Item3, link.Item4));
}

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
/// <param name="ExtractedOn">Day of the extract of its first version; null = nothing came.</param>
/// <param name="SchoolsReturned">Schools with a count.</param>
/// <param name="Schools">Schools on the list.</param>
/// <param name="OpenQueries">Queries without a reason.</param>
public sealed record ReturnMonth(string Month, string State, DateOnly? DueOn, DateOnly? ExtractedOn, int SchoolsReturned, int Schools,
    int OpenQueries);

/// <summary>A school.</summary>
/// <param name="Urn">Its number.</param>
/// <param name="Name">As registered.</param>
/// <param name="Stage">The furthest stage.</param>
/// <param name="Since">Since when; null = not known.</param>
/// <param name="Last">The last session that was held; null = none, or not for the role.</param>
/// <param name="Next">The next open session; null = none, or not for the role.</param>
/// <param name="Dose">What it got of what was possible by now; null = it is not treated, or not for the role.</param>
public sealed record SchoolLine(string Urn, string Name, string Stage, DateOnly? Since, SchoolSession? Last, SchoolSession? Next,
    SchoolShare? Dose);

/// <summary>A session of a school.</summary>
/// <param name="On">Its day.</param>
/// <param name="Reference">In its address.</param>
public sealed record SchoolSession(DateOnly On, string Reference);

/// <summary>Sessions of a school.</summary>
/// <param name="Delivered">Delivered.</param>
/// <param name="Due">Due by the calendar, up to the day.</param>
public sealed record SchoolShare(int Delivered, int Due)
{
    /// <summary>Delivered of due; null = none was due.</summary>
    public double? Share => Due > 0 ? (double)Delivered / Due : null;
}
