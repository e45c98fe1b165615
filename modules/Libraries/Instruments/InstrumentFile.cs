using System.Reflection;
using System.Text;
using Google.Protobuf;
using Programme.Instruments.V1;

namespace Programme.Instruments;

/// <summary>Reads instruments: the message as JSON, fields named as there.</summary>
public static class InstrumentFile
{
    private const string Prefix = "instruments/";

    /// <summary>Reads a file and checks it.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="problem">Hears of everything that is wrong; of a file that is no instrument without a path.</param>
    /// <returns>What could be read of it.</returns>
    public static Instrument Read(Stream json, ProblemFound problem)
    {
        try
        {
            using var text = new StreamReader(json, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
            var instrument = JsonParser.Default.Parse<Instrument>(text);
            instrument.Final = false;
            InstrumentRules.Check(instrument, problem);
            return instrument;
        }
        catch (Exception fault) when (fault is InvalidProtocolBufferException or InvalidJsonException or DecoderFallbackException
            or InvalidOperationException)
        {
            // The last is for text that is half of a pair of surrogates.
            problem(null, FieldCodes.NotAnInstrument, "an instrument as JSON with the fields of the message Instrument is expected.");
            return new Instrument();
        }
    }

    /// <summary>The instruments that come with a module. A version of them never changes.</summary>
    public static IReadOnlyDictionary<(string Code, int Version), Instrument> BundledWith(Assembly module)
    {
        var names = module.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return names.Select(name => Bundled(module, name)).ToDictionary(instrument => (instrument.Code, instrument.Version));
    }

    private static Instrument Bundled(Assembly module, string name)
    {
        using var json = module.GetManifestResourceStream(name)!;
        return Read(json, (path, code, _) => throw new ArgumentException($"The bundled instrument {name} is broken: {path} {code}."));
    }
}
