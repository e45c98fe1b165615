using Programme.Journal;

namespace Programme.Delivery.Data;

/// <summary>Who answers the feedback survey.</summary>
internal enum RespondentKind
{
    Dsl,
    Supervisor,
}

/// <summary>When the feedback survey was answered.</summary>
internal enum FeedbackWave
{
    Midpoint,
    Endpoint,
}

/// <summary>One answer to the feedback survey; the authority is that of the respondent's post.</summary>
internal sealed record FeedbackRow : IOfAuthority
{
    public required RespondentKind RespondentKind { get; init; }
    /// <summary>lead_ref or supervisor_ref.</summary>
    public required string RespondentRef { get; init; }
    public required FeedbackWave Wave { get; init; }
    public required string LaCode { get; init; }
    public int? Q1 { get; init; }
    public int? Q2 { get; init; }
    public int? Q3 { get; init; }
    public int? Q4 { get; init; }
    public int? Q5 { get; init; }
    public int? Q6 { get; init; }
    public string? ThemeCode { get; init; }
}
