using Programme.Outcomes.Model;

namespace Programme.Outcomes;

/// <summary>The instruments that come with the program, by id. A version of them never changes.</summary>
internal static class BundledInstruments
{
    public static readonly IReadOnlyDictionary<string, Instrument> All = Read();

    /// <summary>Burnout, as surveys.csv asks it.</summary>
    public static Instrument Burnout => All["CBI-1"];

    private static Dictionary<string, Instrument> Read()
    {
        var assembly = typeof(BundledInstruments).Assembly;
        var instruments = new List<Instrument>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var json = assembly.GetManifestResourceStream(name)!;
            instruments.Add(Instrument.Parse(json));
        }
        return instruments.ToDictionary(instrument => instrument.Id);
    }
}
