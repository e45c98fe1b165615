using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>A decision of a person about a survey. Nothing is overwritten: the highest number stands.</summary>
internal sealed record ConsentRow
{
    public required string PersonRef { get; init; }
    public required string Survey { get; init; }

    /// <summary>1, 2, 3 … per person and survey.</summary>
    public required int Number { get; init; }
    public required ConsentDecision Decision { get; init; }
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Version of the text that the person had.</summary>
    public required string TextVersion { get; init; }

    public Consent ToMessage() => new()
    {
        PersonRef = PersonRef,
        Survey = Survey,
        Number = Number,
        Decision = Decision,
        DecidedOn = DecidedOn.ToDate(),
        Version = TextVersion,
    };
}
