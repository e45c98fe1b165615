using Google.Protobuf;
using Programme.Delivery.V1;

namespace Programme.Delivery.Data;

/// <summary>A version of an instrument that was imported; bundled ones are in no table.</summary>
internal sealed record InstrumentRow
{
    public required string Code { get; init; }
    public required int Version { get; init; }

    /// <summary>The message as JSON, for ever the same for the same content, so that rows can be compared.</summary>
    public required string Definition { get; init; }

    public static InstrumentRow Of(Instrument instrument) =>
        new() { Code = instrument.Code, Version = instrument.Version, Definition = JsonFormatter.Default.Format(instrument) };

    public Instrument ToMessage() => JsonParser.Default.Parse<Instrument>(Definition);
}
