using System.Security.Cryptography;

namespace Programme.Outcomes;

/// <summary>How codes are written: 16 characters of an alphabet of 32 without those that look like others (80 bits of chance), in
/// groups of four.</summary>
internal static class SurveyCodeText
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;
    private const int Group = 4;

    /// <summary>A new code.</summary>
    public static string Make() =>
        string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(Group).Select(group => new string(group)));

    /// <summary>A code as somebody typed it, in the one form that is hashed.</summary>
    public static string Bare(string typed) =>
        string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(letter => letter switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        _ => letter,
    }));
}
