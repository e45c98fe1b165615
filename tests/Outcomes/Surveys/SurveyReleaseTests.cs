using CsCheck;
using Programme.Outcomes;

namespace Programme.Tests;

public sealed class SurveyReleaseTests
{
    private const int Least = 10;

    [Fact]
    public void Small_authorities_leave_together_when_together_they_are_enough_and_stay_together()
    {
        var first = SurveyRelease.Next(new Dictionary<string, ReleasedGroup>(),
            [.. People("350", 12), .. People("351", 4), .. People("352", 5)], Least);
        var second = SurveyRelease.Next(first, [.. People("350", 12), .. People("351", 4), .. People("352", 6)], Least);
        var third = SurveyRelease.Next(second, [.. People("350", 12), .. People("351", 30), .. People("352", 6)], Least);

        Assert.Equal(["350"], first.Keys);
        Assert.Equal(["350", ""], second.Keys);
        Assert.Equal(["351", "352"], second[SurveyRelease.Pool].Authorities);
        Assert.Equal(10, second[SurveyRelease.Pool].Scores.Count);
        Assert.Equal(["350", ""], third.Keys);
        Assert.Equal(36, third[SurveyRelease.Pool].Scores.Count);
    }

    /// <summary>What an attacker can subtract: two figures of one day, or the same figure of two days.</summary>
    [Trait("Promise", "S14")]
    [Fact]
    public void Whatever_comes_in_every_difference_of_two_publications_is_of_nobody_or_of_many()
    {
        Gen.Select(Gen.Int[0, 25], Gen.Int[0, 25], Gen.Int[0, 25], Gen.Int[0, 3]).Array[1, 12].Sample(days =>
        {
            IReadOnlyDictionary<string, ReleasedGroup> before = new Dictionary<string, ReleasedGroup>();
            foreach (var (one, two, three, score) in days)
            {
                var after = SurveyRelease.Next(before,
                    [.. People("350", one, score), .. People("351", two), .. People("352", three, score % 2)], Least);
                foreach (var name in before.Keys.Union(after.Keys))
                    AssertNobodyOrMany(Of(before, name), Of(after, name));
                AssertNobodyOrMany(before.Keys.SelectMany(name => Of(before, name)), after.Keys.SelectMany(name => Of(after, name)));
                Assert.All(after.Values, group => Assert.True(group.Scores.Count >= Least));
                before = after;
            }
        });
    }

    private static IEnumerable<KeyValuePair<string, double>> Of(IReadOnlyDictionary<string, ReleasedGroup> groups, string name) =>
        groups.TryGetValue(name, out var group) ? group.Scores : [];

    private static void AssertNobodyOrMany(IEnumerable<KeyValuePair<string, double>> before,
        IEnumerable<KeyValuePair<string, double>> after)
    {
        var (left, right) = (before.ToHashSet(), after.ToHashSet());
        var people = left.Except(right).Concat(right.Except(left)).Select(pair => pair.Key).Distinct().Count();
        Assert.True(people is 0 or >= Least, $"{people} people");
    }

    private static IEnumerable<PersonScore> People(string laCode, int people, double score = 1) =>
        Enumerable.Range(0, people).Select(at => new PersonScore(laCode, $"{laCode}-{at}", score));
}
