using System.Text.RegularExpressions;

namespace Programme.Delivery;

/// <summary>Looks for names in a note: titles, given names, initials, surnames by their form, and two capitalised words in a row
/// that are no usual words.</summary>
internal static partial class NameScan
{
    /// <summary>Everything that looks like a name, in no order.</summary>
    public static IEnumerable<NoteFinding> Find(string note) =>
        [.. Titled(note), .. Surnames(note), .. WithInitial(note), .. OfRelations(note), .. OfWords(note)];

    private static IEnumerable<NoteFinding> Titled(string note) => Title().Matches(note)
        .Where(match => !match.Value.EndsWith("teams", StringComparison.OrdinalIgnoreCase)).Select(match => Finding("TITLE", match));

    private static IEnumerable<NoteFinding> Surnames(string note) => SurnameForm().Matches(note)
        .Where(match => !match.Value.Split('-').All(IsUsual)).Select(match => Finding("SURNAME", match));

    private static IEnumerable<NoteFinding> WithInitial(string note) => Initial().Matches(note).Concat(DottedInitials().Matches(note))
        .Where(match => !IsUsual(match.Groups["name"].Value)).Select(match => Finding("INITIALS", match));

    private static IEnumerable<NoteFinding> OfRelations(string note) => Relation().Matches(note)
        .Where(match => !IsUsual(match.Groups["name"].Value)).Select(match => Finding("RELATION", match));

    private static IEnumerable<NoteFinding> OfWords(string note)
    {
        Word? before = null;
        foreach (var word in Words(note))
        {
            if (NoteWords.GivenNames.Contains(word.Plain) || (word.IsCapitals && NoteWords.GivenNames.Contains(word.AsName)))
                yield return new NoteFinding("GIVEN_NAME", word.From, word.To);
            if (before is not null && before.To + 2 == word.From && ArePair(before, word))
                yield return new NoteFinding("TWO_CAPITALS", before.From, word.To);
            before = word;
        }
    }

    /// <summary>Two words that may be a given name and a surname. At the start of a sentence the first has its capital anyway.</summary>
    private static bool ArePair(Word first, Word second) => (first.MayBeName, second.MayBeName, first.StartsSentence) switch
    {
        (true, true, false) => true,
        (true, true, true) => !NoteWords.Starters.Contains(first.Plain) && !VerbForm().IsMatch(first.Plain),
        _ => false,
    };

    private static IEnumerable<Word> Words(string note) => AnyWord().Matches(note).Select(match =>
    {
        var plain = match.Value.EndsWith("'s", StringComparison.Ordinal)
            || match.Value.EndsWith("’s", StringComparison.Ordinal) ? match.Value[..^2] : match.Value;
        var ahead = note[..match.Index].TrimEnd(' ', '"', '(', '“', '‘', '\'');
        return new Word(plain, match.Index + 1, match.Index + match.Length,
            ahead.Length == 0 || ahead[^1] is '.' or '!' or '?' or ':' or ';' or '\n' or '-' or '–' or '•');
    });

    private static bool IsUsual(string word) => NoteWords.Usual.Contains(word) || NoteWords.Initials.Contains(word);

    private static NoteFinding Finding(string rule, Match match) => new(rule, match.Index + 1, match.Index + match.Length);

    private sealed record Word(string Plain, int From, int To, bool StartsSentence)
    {
        public bool IsCapitals => Plain.Length > 2 && Plain.All(char.IsUpper);

        public string AsName => Plain[..1] + Plain[1..].ToLowerInvariant();

        public bool MayBeName => Plain.Length > 1 && char.IsUpper(Plain[0]) && !IsUsual(Plain)
            && (Plain.Skip(1).Any(char.IsLower) || (IsCapitals && !IsUsual(AsName)));
    }

    [GeneratedRegex(@"\b(?:(?:[Mm]r|[Mm]rs|[Mm]s|MR|MRS|MS|[Dd]r|DR|[Mm]x|Prof|Rev|Cllr)\b\.?\s+\p{L}+"
        + @"|(?:Miss|MISS|Sir|Dame|Lady|Father|Sister)\s+\p{Lu}\p{L}+)")]
    private static partial Regex Title();

    [GeneratedRegex(@"\b(?:O['’]\p{Lu}\p{L}+|Mac?c?\p{Lu}\p{Ll}+|Mc\p{Lu}\p{L}+|Fitz\p{Lu}\p{L}+|\p{Lu}\p{Ll}+-\p{Lu}\p{Ll}+)\b")]
    private static partial Regex SurnameForm();

    /// <summary>J. Smith, J Smith; not "A Section" or "I Agree".</summary>
    [GeneratedRegex(@"\b(?:[B-HJ-Z]\.?|[AI]\.)\s?(?<name>\p{Lu}\p{Ll}+)\b")]
    private static partial Regex Initial();

    /// <summary>J.S. and J. S.</summary>
    [GeneratedRegex(@"\b(?<name>\p{Lu}\.\s?\p{Lu}\.)")]
    private static partial Regex DottedInitials();

    /// <summary>Child K, pupil JS, her mum Lowri; not Child Protection.</summary>
    [GeneratedRegex(@"\b(?:[Cc]hild|[Pp]upil|[Ss]tudent|[Bb]oy|[Gg]irl|[Ss]ibling|[Bb]rother|[Ss]ister"
        + @"|[Mm]other|[Ff]ather|[Mm]um|[Dd]ad|[Ff]amily|[Pp]arent|[Cc]arer|[Yy]oung person|YP|[Tt]eacher|[Cc]alled|[Nn]amed)"
        + @"\s+(?:called\s+|named\s+)?(?<name>\p{Lu}\p{L}*)\b(?!\s*\d)")]
    private static partial Regex Relation();

    [GeneratedRegex(@"\p{L}(?:[\p{L}\p{Nd}]|['’](?=\p{L}))*")]
    private static partial Regex AnyWord();

    [GeneratedRegex("(?:ed|ing)$")]
    private static partial Regex VerbForm();
}
