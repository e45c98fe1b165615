using System.Globalization;
using System.Text;

namespace Programme.Journal;

/// <summary>What the databases held at a moment, as one page of text for people outside: heads of the chains, numbers of rows and
/// hashes of tables, signed. Nothing on it is confidential.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="At">When, ISO 8601.</param>
/// <param name="Because">Why it was made: daily, or the RPCs.</param>
/// <param name="Chains">Module, audit rows, head.</param>
/// <param name="PublicKey">Of the key that signed it.</param>
public sealed record Anchor(string Trial, string At, string Because, IReadOnlyList<(string Module, long Rows, string Head)> Chains,
    string PublicKey)
{
    private const string Title = "PROGRAMME ANCHOR 1";

    /// <summary>The page.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="at">When.</param>
    /// <param name="because">Why.</param>
    /// <param name="modules">What a verification found.</param>
    /// <param name="key">Signs it.</param>
    public static string Write(string trial, DateTimeOffset at, string because, IEnumerable<(string Module, ChainState State)> modules,
        AnchorKey key)
    {
        var page = new StringBuilder();
        void Line(FormattableString text) => page.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"{Title}");
        Line($"trial {trial}");
        Line($"at {at:yyyy-MM-ddTHH:mm:ssZ}");
        Line($"because {because}");
        foreach (var (module, state) in modules)
        {
            var head = state.Head.Length == 0 ? "-" : state.Head;
            Line($"chain {module} rows {state.Rows} head {head} {(state.Sound ? "sound" : "NOT-SOUND")}");
            foreach (var table in state.Tables)
                Line($"table {module} {table.Name} rows {table.Rows} hash {table.Hash}");
        }
        Line($"key {key.Public}");
        Line($"signature {key.Sign(page.ToString())}");
        return page.ToString();
    }

    /// <summary>Reads a page; null = it is none, or somebody changed it.</summary>
    public static Anchor? Read(string page)
    {
        var text = page.ReplaceLineEndings("\n").Trim() + "\n";
        var end = text.LastIndexOf("signature ", StringComparison.Ordinal);
        if (end < 0 || !text.StartsWith(Title + "\n", StringComparison.Ordinal))
            return null;
        var lines = text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string After(string word) =>
            lines.FirstOrDefault(line => line.StartsWith(word + " ", StringComparison.Ordinal))?[(word.Length + 1)..] ?? "";
        if (!AnchorKey.IsSignature(text[..end], After("key"), text[(end + "signature ".Length)..].Trim()))
            return null;
        return new Anchor(After("trial"), After("at"), After("because"),
            [.. lines.Select(line => line.Split(' ')).Where(words => words is ["chain", ..])
                .Select(words => (words[1], long.Parse(words[3], CultureInfo.InvariantCulture), words[5]))], After("key"));
    }
}
