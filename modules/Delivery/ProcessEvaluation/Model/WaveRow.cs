using Programme.Delivery.V1;
using Programme.Instruments.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>A wave of feedback.</summary>
internal sealed record WaveRow
{
    public required string Wave { get; init; }
    public required string InstrumentCode { get; init; }
    public required int InstrumentVersion { get; init; }
    public required DateOnly OpensOn { get; init; }
    public required DateOnly ClosesOn { get; init; }
    public required bool AsksLeads { get; init; }
    public required bool AsksSupervisors { get; init; }
    public required WaveAudience Audience { get; init; }

    public IEnumerable<RespondentKind> Kinds => new[] { (RespondentKind.Dsl, AsksLeads), (RespondentKind.Supervisor, AsksSupervisors) }
        .Where(kind => kind.Item2).Select(kind => kind.Item1);

    /// <summary>Whether nobody is asked any more, so that its answers can be shown: a mean that changes with every answer shows the
    /// answer. A day still to come as the last day that counts closes nothing.</summary>
    public bool IsClosed(DateOnly asOf, DateOnly today) => ClosesOn <= asOf && ClosesOn < today;

    public FeedbackWave ToMessage(bool usual) => new()
    {
        Wave = Wave,
        InstrumentCode = InstrumentCode,
        InstrumentVersion = InstrumentVersion,
        OpensOn = OpensOn.ToDate(),
        ClosesOn = ClosesOn.ToDate(),
        RespondentKinds = { Kinds },
        Audience = Audience,
        Usual = usual,
    };
}
