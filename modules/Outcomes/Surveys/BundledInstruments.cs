using Programme.Instruments;
using Programme.Instruments.V1;

namespace Programme.Outcomes;

/// <summary>The instruments that come with the program. A version of them never changes.</summary>
internal static class BundledInstruments
{
    public static IReadOnlyDictionary<(string Code, int Version), Instrument> All { get; } = InstrumentFile.BundledWith(typeof(BundledInstruments).Assembly);

    /// <summary>Burnout, as surveys.csv asks it.</summary>
    public static Scoring Burnout { get; } = new(All[("cbi", 1)]);
}
