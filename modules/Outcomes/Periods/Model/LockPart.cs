using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Programme.Outcomes;

/// <summary>Facts of one kind that a lock covers, as lines that are kept with it: <c>key,value,value …</c>, by key. An effect is computed
/// from these lines alone. See decision 0050.</summary>
/// <param name="Name">What they are: allocation, posts, returns …</param>
/// <param name="Lines">Sorted by ordinal order.</param>
internal sealed record LockPart(string Name, IReadOnlyList<string> Lines)
{
    /// <summary>Kinds that come from other modules; the rest is read from this module's own tables, whose lines are in the text of the
    /// lock.</summary>
    public static readonly IReadOnlySet<string> Statements =
        new HashSet<string> { Allocation, Withdrawals, Posts, Schools, Sessions, Compliance };

    /// <summary>Every kind that a lock keeps.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(Statements) { Returns, Scores, Declared };

    public const string Allocation = "allocation";
    public const string Withdrawals = "withdrawals";
    public const string Posts = "posts";
    public const string Schools = "schools";
    public const string Sessions = "sessions";
    public const string Compliance = "compliance";
    public const string Returns = "returns";
    public const string Scores = "scores";
    public const string Declared = "declared";

    private const string SaltMark = "salt ";

    /// <summary>A secret that is hashed with the lines, so that whoever knows all of them but the arms cannot try arms; empty = none, as
    /// in the parts of this module and in locks of earlier versions.</summary>
    public string Salt { get; init; } = "";

    /// <summary>The salt if there is one, and the lines, a line feed after each.</summary>
    public string Content => string.Concat((Salt.Length == 0 ? Lines : Lines.Prepend(SaltMark + Salt)).Select(line => line + "\n"));

    /// <summary>Lower-case hexadecimal SHA-256 of <see cref="Content"/> in UTF-8.</summary>
    public string Sha256 => Hash(Content);

    /// <summary>What the text of the lock says of it.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"part {Name} {Lines.Count} {Sha256}");

    /// <summary>Whether the text of a lock has it as it is.</summary>
    public bool IsIn(string text) => text.Contains($"\n{Line}\n", StringComparison.Ordinal);

    /// <summary>The part that has this <see cref="Content"/>.</summary>
    public static LockPart Parse(string name, string content)
    {
        var lines = content.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > 0 && lines[0].StartsWith(SaltMark, StringComparison.Ordinal)
            ? new(name, lines[1..]) { Salt = lines[0][SaltMark.Length..] } : new(name, lines);
    }

    public static LockPart Of(string name, IEnumerable<string> lines) => new(name, [.. lines.Order(StringComparer.Ordinal)]);

    /// <summary>Lower-case hexadecimal SHA-256 of a text in UTF-8.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>What differs, by kind and key and never by value, since a value can be an arm: "- " what is there no more, "+ " what is
    /// new; a fact that changed has both.</summary>
    /// <param name="locked">The parts of the lock.</param>
    /// <param name="now">What they are now.</param>
    /// <param name="unmasked">Whether readers may know arms. Before that, sessions are counted and not named: schools of one arm have
    /// sessions, and a planned one is called after its school.</param>
    public static IEnumerable<string> Differences(IReadOnlyCollection<LockPart> locked, IReadOnlyCollection<LockPart> now,
        bool unmasked = true) =>
        locked.Select(part => part.Name).Union(now.Select(part => part.Name)).Order(StringComparer.Ordinal).SelectMany(name =>
        {
            var (before, after) = (LinesOf(locked, name), LinesOf(now, name));
            return Named($"- {name}", before.Except(after)).Concat(Named($"+ {name}", after.Except(before)));

            IEnumerable<string> Named(string sign, IEnumerable<string> lines) => unmasked || name != Sessions
                ? Keys(lines).Select(key => $"{sign} {key}")
                : lines.Count() is > 0 and var many ? [$"{sign}: {many}, which are named once the analysis is unmasked"] : [];
        });

    private static HashSet<string> LinesOf(IEnumerable<LockPart> parts, string name) =>
        parts.Where(part => part.Name == name).SelectMany(part => part.Lines).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Keys(IEnumerable<string> lines) =>
        lines.Select(line => line.Split(',')[0]).Order(StringComparer.Ordinal);
}
