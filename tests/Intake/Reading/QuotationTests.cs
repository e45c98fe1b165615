using Programme.Intake;

namespace Programme.Tests;

/// <summary>The check of quotation marks that looks at 64 letters at a time says what one says that goes letter by letter.</summary>
public sealed class QuotationTests
{
    private const int Rounds = 100_000;

    [Fact]
    public void It_says_of_any_record_what_a_check_letter_by_letter_says()
    {
        var (random, sound) = (new Random(20_211_130), 0);
        for (var round = 0; round < Rounds; round++)
        {
            var record = round % 2 == 0 ? Letters(random) : Changed(Cells(random), random);
            var expected = IsSound(record);
            sound += expected ? 1 : 0;

            Assert.True(expected == Quotation.IsSound(record, ';'), record);
        }
        Assert.InRange(sound, Rounds / 4, Rounds * 3 / 4);
    }

    [Theory]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(127)]
    [InlineData(128)]
    public void It_knows_what_stands_on_either_side_of_the_64th_letter(int before)
    {
        var cell = new string('x', before - 2);

        Assert.True(Quotation.IsSound($"\"{cell}\";\"\"", ';'));
        Assert.True(Quotation.IsSound($"\"{cell}\"\"\"", ';'));
        Assert.False(Quotation.IsSound($"\"{cell}\"x", ';'));
        Assert.False(Quotation.IsSound($"{cell}xx\"\"", ';'));
        Assert.False(Quotation.IsSound($"\"{cell}\";\"", ';'));
    }

    private static string Letters(Random random) =>
        string.Create(random.Next(random.Next(2) == 0 ? 12 : 200), random, (letters, any) =>
        {
            for (var at = 0; at < letters.Length; at++)
                letters[at] = "\"\";;x"[any.Next(5)];
        });

    private static string Cells(Random random) => string.Join(';', Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(4) switch
    {
        0 => "",
        1 => new string('x', random.Next(70)),
        2 => $"\"{new string('x', random.Next(70))}\"",
        _ => $"\"a;{new string('x', random.Next(9))}\"\"{new string(';', random.Next(3))}\"",
    }));

    private static string Changed(string record, Random random) =>
        record.Length == 0 || random.Next(4) > 0 ? record : record.Insert(random.Next(record.Length), "\"");

    private static bool IsSound(string record)
    {
        var inside = false;
        for (var at = 0; at < record.Length; at++)
        {
            var next = at + 1 < record.Length ? record[at + 1] : ';';
            if (record[at] != '"')
                continue;
            if (inside && next == '"')
                at++;
            else if (inside ? next != ';' : at > 0 && record[at - 1] != ';')
                return false;
            else
                inside = !inside;
        }
        return !inside;
    }
}
