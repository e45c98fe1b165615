using System.Text.RegularExpressions;

namespace Programme.Calls;

/// <summary>The forms that texts of requests and cells of files have, written once for both.</summary>
public static partial class TextForms
{
    /// <summary>Message for a malformed reference.</summary>
    public const string ReferenceExpected = "a reference of up to 40 letters, digits, - and _ is expected, never a name.";

    /// <summary>Message for a malformed version.</summary>
    public const string VersionExpected = "up to 40 letters, digits, full stops, - and _ are expected.";

    /// <summary>A person is known by a reference alone: a name would not fit.</summary>
    [GeneratedRegex("^[A-Za-z0-9_-]{1,40}$")]
    public static partial Regex Reference();

    /// <summary>A reason, a survey and the like as a code: free text might hold names.</summary>
    [GeneratedRegex("^[a-z][a-z0-9_]{2,63}$")]
    public static partial Regex OpenCode();

    /// <summary>A version of a notice or of another text.</summary>
    [GeneratedRegex("^[A-Za-z0-9._-]{1,40}$")]
    public static partial Regex Version();

    /// <summary>A SHA-256, 64 hexadecimal digits in lower case.</summary>
    [GeneratedRegex("^[0-9a-f]{64}$")]
    public static partial Regex Sha256();

    /// <summary>The three-digit code of an authority.</summary>
    [GeneratedRegex("^[0-9]{3}$")]
    public static partial Regex LaCode();
}
