using System.Text.Json;

namespace Programme.Host;

/// <summary>What the survey's page says that is not the program's to say: the privacy notice, and wordings under licence. Read once, at
/// the start.</summary>
/// <param name="Notice">Paragraphs of the notice; empty = there is no page for surveys.</param>
/// <param name="Wordings">Item to what is asked, in place of what the instrument says.</param>
internal sealed record SurveyTexts(IReadOnlyList<string> Notice, IReadOnlyDictionary<string, string> Wordings)
{
    private const int MostBytes = 100_000;

    /// <summary>From the files that the settings name; a file that cannot be read is named.</summary>
    public static SurveyTexts Read(Settings settings) => new(
        [.. Text(settings, "Surveys:NoticeFile").ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries
            | StringSplitOptions.TrimEntries)],
        Wording(Text(settings, "Surveys:WordingFile")));

    private static string Text(Settings settings, string key)
    {
        if (settings.Configuration[key] is not { Length: > 0 } path)
            return "";
        try
        {
            return new FileInfo(path).Length <= MostBytes ? File.ReadAllText(path)
                : throw new SettingException(key, $"{path} has more than {MostBytes:N0} bytes");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(key, $"{path} cannot be read: {fault.Message}");
        }
    }

    private static Dictionary<string, string> Wording(string json)
    {
        try
        {
            return json.Length == 0 ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
        }
        catch (JsonException fault)
        {
            throw new SettingException("Surveys:WordingFile", $"an object of items and wordings is expected: {fault.Message}");
        }
    }
}
