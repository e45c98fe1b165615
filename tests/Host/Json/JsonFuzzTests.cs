using System.Diagnostics;
using System.Text;

namespace Programme.Tests;

/// <summary>Requests in JSON that are changed at random: no crash, no hang, nothing taken that the contracts do not have, and each error
/// names a field and what is expected.</summary>
[Trait("Promise", "S10")]
public sealed class JsonFuzzTests
{
    private const int Seed = 20261130;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    /// <summary>FUZZ_SECONDS=60 makes it run as long.</summary>
    private static readonly TimeSpan Length =
        TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SECONDS"), out var seconds) ? seconds : 3);

    private static readonly byte[][] Seeds = [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Data", "json"))
        .Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    private static readonly byte[][] Parts = [.. new[] { "null", "[", "]", "{", "}", "\"", ",", ":", "-1", "1e400", "0.5", "true", "\"\"",
        "{}", "[null]", "\"2021-12-01\"", "\"2021-12-01T10:30:00Z\"", "\"NaN\"", "99999999999", "\\ud800", "\\u0000", "&", "=", ".", "?",
        "laCode", "la_code", "asOf.year=2021", "é" }.Select(Encoding.UTF8.GetBytes)];

    [Trait("Promise", "S7")]
    [Fact]
    public void A_request_is_understood_or_refused_by_field()
    {
        var (random, clock, seen) = (new Random(Seed), Stopwatch.StartNew(), 0);
        foreach (var content in Seeds)
            Assert.Null(JsonOracle.Fault(content));
        while (clock.Elapsed < Length)
        {
            var content = Changed(Seeds[random.Next(Seeds.Length)], random);
            var one = Stopwatch.StartNew();
            var fault = JsonOracle.Fault(content);
            Assert.True(fault is null && one.Elapsed < Bound, $"{fault} {one.Elapsed} {Convert.ToBase64String(content)}");
            seen++;
        }
        Assert.True(seen > 100, $"{seen} requests");
    }

    [Theory]
    [InlineData("RecordSession\n{\"urn\":\"170005\",\"actual_minutes\":60,\"actualMinutes\":90}", "twice under both names")]
    [InlineData("ListSessions\n?la_code=350&laCode=351", "twice under both names of an address")]
    [InlineData("SummariseSessions\n?asOf=2021-12-01&asOf.year=2022", "a day twice, whole and in parts")]
    [InlineData("RecordCostLine\n{\"costLine\":{\"hours\":1e400}}", "a number beyond all numbers")]
    [InlineData("SetDefinition\n{\"definition\":{\"setAt\":\"2021-12-01T10:30\"}}", "an instant without its zone")]
    [InlineData("SetDefinition\n{\"definition\":{\"setAt\":\"Wed, 01 Dec 2021 10:00 GMT\"}}", "an instant of a mail")]
    [InlineData("SetDefinition\n?definition=now", "a message as a parameter")]
    [InlineData("RecordSession\n{\"themes\":[null]}", "a list with nothing in it")]
    public void What_was_read_in_one_of_two_ways_or_not_at_all_is_refused(string content, string about)
    {
        var problems = JsonOracle.Problems(Encoding.UTF8.GetBytes(content));

        Assert.True(problems.Count > 0, about);
        Assert.Null(JsonOracle.Fault(Encoding.UTF8.GetBytes(content)));
    }

    [Fact]
    public void Bytes_are_taken_in_both_alphabets_of_base64() =>
        Assert.Equal(["+/8=", "+/8=", "", null], new[] { "+/8=", "-_8", "", "no!" }.Select(Host.JsonWords.Base64));

    [Fact]
    public void A_long_or_deep_request_is_refused_at_once()
    {
        var clock = Stopwatch.StartNew();
        var deep = JsonOracle.Problems(Encoding.UTF8.GetBytes("RecordSession\n" + new string('[', 100_000)));
        var name = JsonOracle.Problems(Encoding.UTF8.GetBytes($"RecordSession\n{{\"{new string('u', 1_000_000)}\":1}}"));
        var names = JsonOracle.Problems(Encoding.UTF8.GetBytes(
            $"RecordSession\n{{{string.Join(',', Enumerable.Range(0, 20_000).Select(at => $"\"urn{at}\":1"))}}}"));

        Assert.Equal("body", Assert.Single(deep).Field);
        Assert.True(Assert.Single(name).Field.Length < 70);
        Assert.Equal(20_000, names.Count);
        Assert.True(clock.Elapsed < Bound, clock.Elapsed.ToString());
    }

    private static byte[] Changed(byte[] content, Random random)
    {
        var bytes = content.ToList();
        for (var changes = random.Next(1, 5); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            if (random.Next(3) == 0)
                bytes[at] = (byte)random.Next(256);
            else if (random.Next(2) == 0)
                bytes.RemoveRange(at, Math.Min(random.Next(1, 6), bytes.Count - at));
            else
                bytes.InsertRange(at, Parts[random.Next(Parts.Length)]);
        }
        return [.. bytes];
    }
}
