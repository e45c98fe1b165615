using Programme.Enrolment.V1;

namespace Programme.Outcomes;

/// <summary>What is known on a day of one school that was looked at for the trial.</summary>
internal sealed record SchoolInFlow
{
    /// <summary>The reason with which a school that closed is withdrawn.</summary>
    public const string SchoolClosed = "school_closed";

    public required string Urn { get; init; }

    /// <summary>Reason of ineligibility: status, phase, type, other; empty when eligible.</summary>
    public string Against { get; init; } = "";

    public bool OptedOut { get; init; }
    public bool Listed { get; init; }

    /// <summary>0 = not randomised.</summary>
    public int Batch { get; init; }

    /// <summary>Unspecified = not told yet.</summary>
    public Arm Arm { get; init; }

    public bool RandomisedInError { get; init; }

    /// <summary>Whether a session was delivered.</summary>
    public bool Received { get; init; }

    /// <summary>Whether it is a control school of which a lead or deputy was at a session.</summary>
    public bool Exposed { get; init; }

    /// <summary>Whether the register has closed it for good; a school that withdrew because it closed is closed, too.</summary>
    public bool RegisteredClosed { get; init; }

    /// <summary>Why it withdrew from delivery; null = it did not.</summary>
    public string? DeliveryWithdrawn { get; init; }

    /// <summary>Why it withdrew its data; null = it did not.</summary>
    public string? DataWithdrawn { get; init; }

    /// <summary>Trial months with a count.</summary>
    public int Months { get; init; }

    /// <summary>Contacts in the trial months.</summary>
    public long Contacts { get; init; }

    private bool Closed => RegisteredClosed || DeliveryWithdrawn == SchoolClosed || DataWithdrawn == SchoolClosed;

    /// <summary>Its innermost box up to randomisation.</summary>
    public string Enrolled() => this switch
    {
        { Batch: > 0 } => $"assessed.randomised.batch_{Batch}",
        { Listed: true } => "assessed.listed",
        { Against.Length: > 0 } => $"assessed.excluded.not_eligible.{Against}",
        { OptedOut: true } => "assessed.excluded.opted_out",
        _ => "assessed.excluded.not_listed",
    };

    /// <summary>Of what it was allocated, what it got.</summary>
    public string Allocated() => this switch
    {
        { Arm: Arm.Unspecified } => "allocated.not_told",
        { Arm: Arm.Control, Exposed: true } => "allocated.exposed",
        { Arm: Arm.Control } => "allocated.usual_practice",
        { Received: true } => "allocated.received",
        { Closed: true } => "allocated.not_received.closed",
        { DeliveryWithdrawn: not null } => "allocated.not_received.withdrawn",
        _ => "allocated.not_received.no_session",
    };

    /// <summary>Whether it stayed. Withdrawal from delivery concerns one arm, and is left out for whoever may not know the arms.</summary>
    public string Followed(bool blinded) => this switch
    {
        { Closed: true } => "followed.closed",
        { DataWithdrawn: { } reason } => $"followed.lost.{reason}",
        { DeliveryWithdrawn: { } reason } when !blinded => $"followed.discontinued.{reason}",
        _ => "followed.taking_part",
    };

    /// <summary>How many of the trial months that are over its authority returned.</summary>
    public string Returned(int monthsOver) => Months switch
    {
        0 => "returned.none",
        _ when Months >= monthsOver => "returned.all",
        _ => "returned.some",
    };

    /// <summary>Whether it is in the analysis of the proportion, as randomised. Months that it returned before it withdrew its data are
    /// analysed; without them is another analysis.</summary>
    public string Analysed() => this switch
    {
        { Contacts: > 0, DataWithdrawn: null } => "analysis.analysed.complete",
        { Contacts: > 0 } => "analysis.analysed.data_withdrawn",
        { Months: > 0 } => "analysis.excluded.no_contacts",
        { DataWithdrawn: not null } => "analysis.excluded.data_withdrawn",
        _ => "analysis.excluded.nothing_returned",
    };
}
