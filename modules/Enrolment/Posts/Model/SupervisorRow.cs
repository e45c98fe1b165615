using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>A supervising social worker's time in an authority.</summary>
internal sealed record SupervisorRow : IOfAuthority
{
    public required string SupervisorRef { get; init; }
    public required string LaCode { get; init; }
    public required DateOnly StartedOn { get; init; }

    /// <summary>First day no longer there; null = in post.</summary>
    public DateOnly? EndsBefore { get; init; }
    public required double Fte { get; init; }
    public string? Grade { get; init; }

    public Supervisor ToMessage() => new()
    {
        SupervisorRef = SupervisorRef,
        LaCode = LaCode,
        StartedOn = StartedOn.ToDate(),
        EndedOn = EndsBefore?.AddDays(-1).ToDate(),
        Fte = Fte,
        Grade = Grade ?? "",
    };
}
