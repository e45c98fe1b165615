using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>Marks drawn anew for one pack: schools, people, posts, supervisors, strata, and letters for authorities, numbered in the
/// order of keyed hashes. Who has not the seed of the release cannot find the rows of another pack, nor the schools, by them.</summary>
internal sealed partial class PackMarks
{
    private readonly Dictionary<string, string> schools;
    private readonly Dictionary<string, string> people;
    private readonly Dictionary<string, string> posts;
    private readonly Dictionary<string, string> supervisors;
    private readonly Dictionary<string, string> authorities;
    private readonly Dictionary<string, string> strata;

    /// <param name="data">The dataset.</param>
    /// <param name="seed">Of the release: the same seed gives the same marks.</param>
    public PackMarks(TrialData data, string seed)
    {
        var key = Encoding.UTF8.GetBytes(seed);
        schools = Drawn(key, "school", data.Schools.Select(school => school.Id), at => Numbered("s", at));
        people = Drawn(key, "person", data.Scales.SelectMany(scale => scale.Persons).Select(person => person.Id), at => Numbered("p", at));
        posts = Drawn(key, "post", data.Tenures.SelectMany(group => group.Tenures).Select(tenure => tenure.Id), at => Numbered("t", at));
        supervisors = Drawn(key, "supervisor", data.Schools.Select(school => school.Supervisor).OfType<string>(), at => Numbered("v", at));
        authorities = Drawn(key, "authority", data.Schools.Select(school => school.Authority), Letters);
        strata = data.Schools.GroupBy(school => authorities[school.Authority]).SelectMany(authority =>
            Drawn(key, "stratum", authority.Select(school => school.Stratum), at => $"{authority.Key}-{at + 1}")).ToDictionary();
    }

    /// <summary>What must not be found in any pack: each URN and each mark of a person, post or supervisor.</summary>
    public IReadOnlySet<string> Originals =>
        schools.Keys.Concat(people.Keys).Concat(posts.Keys).Concat(supervisors.Keys).ToHashSet(StringComparer.Ordinal);

    public string School(string id) => schools[id];

    public string Person(string id) => people[id];

    public string Post(string id) => posts[id];

    public string Supervisor(string? id) => id is null ? "" : supervisors[id];

    public string Authority(string code) => authorities[code];

    public string Stratum(string name) => strata[name];

    /// <summary>The id of a method with the letter of the authority that it names.</summary>
    public string Method(string id) =>
        string.Join('.', id.Split('.').Select(part => authorities.GetValueOrDefault(part) ?? strata.GetValueOrDefault(part) ?? part));

    /// <summary>Whether a method is of one authority or stratum.</summary>
    public bool NamesAuthority(string id) => Array.Exists(id.Split('.'), part => authorities.ContainsKey(part) || strata.ContainsKey(part));

    /// <summary>A text with this pack's marks in the place of all others.</summary>
    public string Text(string text) => Word().Replace(text, word => Known(word.Value) ?? word.Value);

    /// <summary>A text that names nobody: how many rows it named instead.</summary>
    public string Nameless(string text)
    {
        var named = Word().Matches(text).Count(word => Known(word.Value) is not null);
        if (named == 0)
            return text;
        var rest = Word().Replace(text, word => Known(word.Value) is null ? word.Value : "").TrimEnd(' ', ':', ',');
        return string.Create(CultureInfo.InvariantCulture, $"{rest} ({named} rows)");
    }

    private string? Known(string word) => schools.GetValueOrDefault(word) ?? people.GetValueOrDefault(word) ?? posts.GetValueOrDefault(word)
        ?? supervisors.GetValueOrDefault(word) ?? strata.GetValueOrDefault(word) ?? authorities.GetValueOrDefault(word);

    private static Dictionary<string, string> Drawn(byte[] key, string kind, IEnumerable<string> names, Func<int, string> mark) => names
        .Distinct(StringComparer.Ordinal)
        .OrderBy(name => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind} {name}"))), StringComparer.Ordinal)
        .Select((name, at) => (Name: name, Mark: mark(at))).ToDictionary(one => one.Name, one => one.Mark, StringComparer.Ordinal);

    private static string Numbered(string prefix, int at) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{at + 1:0000}");

    /// <summary>A, B … Z, AA, AB …</summary>
    private static string Letters(int at) => at < 26 ? $"{(char)('A' + at)}" : Letters(at / 26 - 1) + Letters(at % 26);

    [GeneratedRegex(@"[A-Za-z0-9_\-]+")]
    private static partial Regex Word();
}
