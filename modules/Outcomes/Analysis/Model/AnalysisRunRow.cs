using Google.Protobuf.WellKnownTypes;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>A run of the analysis, or a rehearsal of one. What it is computed from is in it, so that it can be begun again.</summary>
internal sealed record AnalysisRunRow
{
    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    /// <summary>Whether arms were permuted.</summary>
    public required bool Rehearsal { get; init; }

    /// <summary>Of the permutation of arms in a rehearsal; 0 = a run with true arms.</summary>
    public required long Seed { get; init; }

    public required int PlanNumber { get; init; }
    public required string PlanSha256 { get; init; }
    public required int LockNumber { get; init; }
    public required string LockSha256 { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Program { get; init; }

    /// <summary>What a reader of every result must know, a line each; empty = nothing.</summary>
    public required string Marks { get; init; }

    /// <summary>Whether the plan is of after the unmasking.</summary>
    public required bool PostHoc { get; init; }

    public required string StartedBy { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required RunState State { get; init; }

    /// <summary>Of the dataset; null = not built yet.</summary>
    public string? DatasetSha256 { get; init; }

    /// <summary>Null = not ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it failed; null = it did not.</summary>
    public string? Fault { get; init; }

    public AnalysisRun ToMessage() => new()
    {
        Number = Number,
        Rehearsal = Rehearsal,
        Seed = Seed,
        PlanSha256 = PlanSha256,
        LockSha256 = LockSha256,
        DatasetSha256 = DatasetSha256 ?? "",
        Program = Program,
        Marks = { Marks.Split('\n', StringSplitOptions.RemoveEmptyEntries) },
        PostHoc = PostHoc,
        State = (AnalysisRunState)((int)State + 1),
        StartedBy = StartedBy,
        StartedAt = Timestamp.FromDateTimeOffset(StartedAt),
        EndedAt = EndedAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
        Fault = Fault ?? "",
    };
}

/// <summary>How far a run is.</summary>
internal enum RunState
{
    Started,
    Done,
    Cancelled,
    Failed,
}
