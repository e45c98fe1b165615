using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>A number of a run. Never changed.</summary>
internal sealed record AnalysisResultRow
{
    /// <summary>Number of the run.</summary>
    public required int Run { get; init; }

    /// <summary>1, 2, 3 … within the run.</summary>
    public required int Place { get; init; }

    /// <summary>The method.</summary>
    public required string Id { get; init; }

    /// <summary>Which of its numbers.</summary>
    public required string Key { get; init; }

    /// <summary>The number as text that reads back to the same number; Inf, -Inf; empty = there is none.</summary>
    public required string Value { get; init; }

    public required string Unit { get; init; }

    /// <summary>value, warned or missing; with <c>post_hoc</c> and <c>REHEARSAL</c> where that holds.</summary>
    public required string Status { get; init; }

    /// <summary>Code and words; empty = a plain value.</summary>
    public required string Reason { get; init; }

    public AnalysisResult ToMessage() => new() { Id = Id, Key = Key, Value = Value, Unit = Unit, Status = Status, Reason = Reason };
}
