using Programme.Delivery.V1;
using Programme.Instruments.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>What one respondent answered in one wave; the authority is that of the respondent's post.</summary>
internal sealed record FeedbackRow : IOfAuthority
{
    public required RespondentKind RespondentKind { get; init; }

    /// <summary>lead_ref or supervisor_ref.</summary>
    public required string RespondentRef { get; init; }

    public required string Wave { get; init; }
    public required string LaCode { get; init; }
    public required string InstrumentCode { get; init; }
    public required int InstrumentVersion { get; init; }

    /// <summary>In the order of the instrument's items; see <see cref="Programme.Instruments.Answers"/>.</summary>
    public required string Answers { get; init; }

    /// <summary>What the respondent would improve.</summary>
    public string? ThemeCode { get; init; }
}
