using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>A code with which somebody answers a wave once. The code itself is kept nowhere. See decision 0037.</summary>
internal sealed record SurveyCodeRow : IOfAuthority
{
    /// <summary>Keyed: see <see cref="SurveyMarks"/>.</summary>
    public required string Hash { get; init; }

    public required string Wave { get; init; }
    public required string LaCode { get; init; }
    public required string Urn { get; init; }
    public required PostRole Role { get; init; }

    /// <summary>Stands for the person: see <see cref="SurveyMarks"/>.</summary>
    public required string Person { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>Null = not answered.</summary>
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>Null = not revoked.</summary>
    public DateOnly? RevokedOn { get; init; }
}
