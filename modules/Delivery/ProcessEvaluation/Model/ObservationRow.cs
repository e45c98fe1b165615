using Programme.Delivery.V1;
using Programme.Instruments;
using Programme.Instruments.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>What one observer saw of one session; the authority is the session's.</summary>
internal sealed record ObservationRow : IOfAuthority
{
    public required string SessionRef { get; init; }
    public required string ObserverRef { get; init; }
    public required string LaCode { get; init; }
    public required DateOnly ObservedOn { get; init; }
    public required string InstrumentCode { get; init; }
    public required int InstrumentVersion { get; init; }

    /// <summary>In the order of the instrument's items; see <see cref="Programme.Instruments.Answers"/>.</summary>
    public required string Answers { get; init; }

    public Observation ToMessage(Instrument instrument) => new()
    {
        SessionRef = SessionRef,
        ObserverRef = ObserverRef,
        LaCode = LaCode,
        ObservedOn = ObservedOn.ToDate(),
        InstrumentCode = InstrumentCode,
        InstrumentVersion = InstrumentVersion,
        Answers =
        {
            instrument.Items.Zip(Programme.Instruments.Answers.Split(Answers)).Where(pair => pair.Second is not null)
                .Select(pair => new ItemAnswer { Item = pair.First.Code, Value = pair.Second!.Value }),
        },
    };
}
