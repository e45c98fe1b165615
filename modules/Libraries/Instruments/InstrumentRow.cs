using Google.Protobuf;
using Programme.Instruments.V1;

namespace Programme.Instruments;

/// <summary>A version of an instrument that was imported, as a module keeps it; bundled ones are in no table.</summary>
public sealed record InstrumentRow
{
    /// <summary>Code of the instrument.</summary>
    public required string Code { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>The message as JSON, for ever the same for the same content, so that rows can be compared.</summary>
    public required string Definition { get; init; }

    /// <summary>Of a message.</summary>
    public static InstrumentRow Of(Instrument instrument) =>
        new() { Code = instrument.Code, Version = instrument.Version, Definition = JsonFormatter.Default.Format(instrument) };

    /// <summary>As it came in.</summary>
    public Instrument ToMessage() => JsonParser.Default.Parse<Instrument>(Definition);
}
