using Programme.Journal;

namespace Programme.Outcomes.Data;

/// <summary>What one person answered in one wave, in one school's post. An item not answered is null.</summary>
internal sealed record SurveyAnswers : IOfAuthority
{
    public required SurveyWaveName Wave { get; init; }

    /// <summary>Pseudonymous.</summary>
    public required string LeadRef { get; init; }

    public required string Urn { get; init; }
    public required string LaCode { get; init; }
    public required DateOnly CompletedOn { get; init; }
    public int? P1 { get; init; }
    public int? P2 { get; init; }
    public int? P3 { get; init; }
    public int? P4 { get; init; }
    public int? P5 { get; init; }
    public int? P6 { get; init; }
    public int? W1 { get; init; }
    public int? W2 { get; init; }
    public int? W3 { get; init; }

    /// <summary>Energy for family and friends: stored as answered, reversed when scored.</summary>
    public int? W4 { get; init; }

    public int? W5 { get; init; }
    public int? W6 { get; init; }
    public int? W7 { get; init; }
    public int? C1 { get; init; }
    public int? C2 { get; init; }
    public int? C3 { get; init; }
    public int? C4 { get; init; }
    public int? C5 { get; init; }
    public int? C6 { get; init; }
    public int? IntentionToLeave { get; init; }

    /// <summary>In the order of the items of the burnout inventory.</summary>
    public IReadOnlyList<int?> Burnout => [P1, P2, P3, P4, P5, P6, W1, W2, W3, W4, W5, W6, W7, C1, C2, C3, C4, C5, C6];
}

/// <summary>When the survey was asked.</summary>
internal enum SurveyWaveName
{
    Baseline,
    Followup,
}
