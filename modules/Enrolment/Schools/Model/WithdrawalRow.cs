using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>A school's withdrawal from delivery or from data.</summary>
internal sealed record WithdrawalRow : IOfAuthority
{
    public required string Urn { get; init; }
    public required string LaCode { get; init; }
    public required WithdrawalScope Scope { get; init; }
    public required DateOnly WithdrawnOn { get; init; }
    public required string Reason { get; init; }

    public Withdrawal ToMessage() => new()
    {
        Urn = Urn,
        LaCode = LaCode,
        Scope = Scope,
        WithdrawnOn = WithdrawnOn.ToDate(),
        Reason = Reason,
    };
}
