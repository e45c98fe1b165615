namespace Programme.Outcomes;

/// <summary>People whose scores left together. See decision 0038.</summary>
/// <param name="Authorities">Where they are.</param>
/// <param name="Scores">Each one's score, by person and school.</param>
internal sealed record ReleasedGroup(IReadOnlyList<string> Authorities, IReadOnlyDictionary<string, double> Scores);

/// <summary>A score of one person.</summary>
internal sealed record PersonScore(string LaCode, string Person, double Score);

/// <summary>
/// Decides whose scores may leave. Authorities with enough people are groups of their own; the others are one group together, the
/// pool, and shown in the sum over all alone. A group leaves, or is replaced, only when it has enough people and as many of them are
/// new, gone or have another score. So every difference of two figures, of the same or of different days, is of as many people:
/// authority and sum, sum and sum, today and last month. Who is in the pool once stays in it.
/// </summary>
internal static class SurveyRelease
{
    /// <summary>Name of the group of small authorities.</summary>
    public const string Pool = "";

    /// <summary>The groups of one score as they may leave now.</summary>
    /// <param name="before">As they left last.</param>
    /// <param name="now">All scores that there are.</param>
    /// <param name="least">How many people are enough.</param>
    public static Dictionary<string, ReleasedGroup> Next(IReadOnlyDictionary<string, ReleasedGroup> before,
        IReadOnlyCollection<PersonScore> now, int least)
    {
        var scores = now.ToLookup(score => score.LaCode);
        var pool = before.GetValueOrDefault(Pool) ?? new ReleasedGroup([], new Dictionary<string, double>());
        var small = new List<string>(pool.Authorities);
        var after = new Dictionary<string, ReleasedGroup>();
        foreach (var laCode in scores.Select(own => own.Key).Union(before.Keys).Except([Pool, .. pool.Authorities])
            .Order(StringComparer.Ordinal))
        {
            var last = before.GetValueOrDefault(laCode);
            if (last is not null || scores[laCode].Count() >= least)
                after[laCode] = Replace(last, Of([laCode], scores), least);
            else
                small.Add(laCode);
        }
        var pooled = Replace(pool, Of(small, scores), least);
        if (pooled.Scores.Count > 0)
            after[Pool] = pooled;
        return after;
    }

    private static ReleasedGroup Of(IReadOnlyList<string> authorities, ILookup<string, PersonScore> scores) =>
        new(authorities, authorities.SelectMany(code => scores[code]).OrderBy(score => score.Person, StringComparer.Ordinal)
            .ToDictionary(score => score.Person, score => score.Score));

    private static ReleasedGroup Replace(ReleasedGroup? last, ReleasedGroup next, int least) =>
        last is null || (next.Scores.Count >= least && Differing(last.Scores, next.Scores) >= least) ? next : last;

    private static int Differing(IReadOnlyDictionary<string, double> last, IReadOnlyDictionary<string, double> next) =>
        last.Keys.Union(next.Keys)
        .Count(person => !(last.TryGetValue(person, out var before) && next.TryGetValue(person, out var after) && before.Equals(after)));
}
