using System.Globalization;
using System.Text.Json.Nodes;

namespace Programme.Boards;

/// <summary>Grafana's unit ids.</summary>
internal static class Units
{
    public const string Count = "locale";
    public const string Share = "percentunit";
    public const string Number = "none";
    public const string Days = "suffix: days";

    /// <summary>Pounds and pence in full: <c>currencyGBP</c> shortens them.</summary>
    public const string Pounds = "currency:financial:£";
    public const string Bytes = "decbytes";
    public const string Text = "string";

    public static int Decimals(string unit) => unit is Share or Number ? 1 : unit is Pounds ? 2 : 0;
}

/// <summary>Where a value is marked. The value itself always stands there, and the description says where the mark begins, so
/// that colour is never the only signal.</summary>
internal sealed record Mark(double From, bool Below)
{
    private const string Marked = "orange";

    public static Mark Under(double value) => new(value, true);

    public static Mark AtLeast(double value) => new(value, false);

    public static JsonObject Steps(Mark? mark, string plain = "text")
    {
        var first = new JsonObject { ["color"] = mark is { Below: true } ? Marked : plain, ["value"] = null };
        return new JsonObject
        {
            ["mode"] = "absolute",
            ["steps"] = mark is null ? new JsonArray(first)
                : new JsonArray(first, new JsonObject { ["color"] = mark.Below ? plain : Marked, ["value"] = mark.From }),
        };
    }

    public string InWords(string unit)
    {
        var value = unit == Units.Share ? $"{(From * 100).ToString("0.#", CultureInfo.InvariantCulture)}%"
            : From.ToString("0.#", CultureInfo.InvariantCulture);
        return Below ? $"Marked when under {value}." : $"Marked from {value}.";
    }
}
