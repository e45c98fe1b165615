using Microsoft.Extensions.Configuration;

namespace Programme.Outcomes;

/// <summary>Settings <c>Surveys:*</c>.</summary>
/// <param name="FormAddress">Address of the programme's survey form; a code is appended to one that ends in #, = or /. Empty = there is
/// none.</param>
internal sealed record SurveySettings(string FormAddress)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidDataException">One cannot be used.</exception>
    public static SurveySettings Read(IConfiguration settings)
    {
        var address = settings["Surveys:FormAddress"] ?? "";
        return address.Length == 0 || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)
            ? new SurveySettings(address)
            : throw new InvalidDataException($"Setting Surveys:FormAddress: an address that begins with https:// is expected, not "
                + $"'{address}'.");
    }

    public string LinkOf(string code) => FormAddress is [.., '#' or '=' or '/'] ? FormAddress + code : FormAddress;
}
