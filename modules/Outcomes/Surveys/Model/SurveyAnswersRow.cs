using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>What one person answered in one wave, in one school's post. See decision 0039.</summary>
internal sealed record SurveyAnswersRow : IOfAuthority
{
    public required string Wave { get; init; }

    /// <summary>Stands for the person: see <see cref="SurveyMarks"/>.</summary>
    public required string Person { get; init; }

    public required string Urn { get; init; }
    public required string LaCode { get; init; }
    public required DateOnly CompletedOn { get; init; }

    /// <summary>To the items of the wave's instruments, as they were answered; see <see cref="Instruments.Answers"/>.</summary>
    public required string Answers { get; init; }
}
