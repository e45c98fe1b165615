using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>People and posts of the randomised schools.</summary>
internal static class AnalysedPeople
{
    private static readonly IReadOnlyList<string> ScaleNames = ["personal", "work", "client"];

    /// <summary>Each scale of burnout apart. Who was in post on the trial's first day or answered at baseline is in it, in that school,
    /// wherever a later answer was given.</summary>
    public static IReadOnlyList<TrialScale> Scales(AnalysedRows rows, Trial trial, IReadOnlySet<string> listed)
    {
        var people = People(rows, trial, listed);
        return [.. ScaleNames.Select(scale => new TrialScale(scale,
            [.. people.Select(person => new TrialPerson(person.Mark, person.Urn, Score(person.Before, scale),
            Score(person.After, scale)))]))];
    }

    /// <summary>Who answered both times, and who of them in the same school.</summary>
    public static (int Same, int SameSchool) Pairs(AnalysedRows rows, Trial trial, IReadOnlySet<string> listed)
    {
        var both = People(rows, trial, listed).Where(person => person.Before is not null && person.After is not null).ToList();
        return (both.Count, both.Count(person => person.Before!.Urn == person.After!.Urn));
    }

    /// <summary>Leads alone, and leads with deputies; from the trial's first day to its last, both counted.</summary>
    public static IReadOnlyList<TenureGroup> Tenures(AnalysedRows rows, Trial trial, IReadOnlySet<string> listed)
    {
        var held = rows.Posts.Where(post => listed.Contains(post.Urn) && post.From <= trial.LastOn && !(post.To < trial.FirstOn)).ToList();
        return
        [
            new TenureGroup("lead", [.. held.Where(post => post.Lead).Select(post => Tenure(post, trial))]),
            new TenureGroup("lead_and_deputy", [.. held.Select(post => Tenure(post, trial))]),
        ];
    }

    private static TrialTenure Tenure(AnalysedPost post, Trial trial)
    {
        var left = post.To <= trial.LastOn;
        var last = left ? post.To!.Value : trial.LastOn;
        return new TrialTenure(post.Id, post.Urn, Math.Max(0, post.From.DayNumber - trial.FirstOn.DayNumber),
            last.DayNumber - trial.FirstOn.DayNumber + 1, left, post.From <= trial.FirstOn);
    }

    private static List<AnalysedPerson> People(AnalysedRows rows, Trial trial, IReadOnlySet<string> listed)
    {
        var before = ByPerson(rows, SurveyWaves.Baseline, listed);
        var after = ByPerson(rows, SurveyWaves.Followup, listed);
        var inPost = rows.Posts.Where(post => listed.Contains(post.Urn) && post.On(trial.FirstOn))
            .OrderBy(post => post.Urn, StringComparer.Ordinal)
            .GroupBy(post => post.Person).ToDictionary(person => person.Key, person => person.First().Urn);
        return [.. before.Select(person => person.Key).Union(inPost.Keys).Order(StringComparer.Ordinal).Select(mark =>
        {
            var first = before[mark].FirstOrDefault();
            var urn = first?.Urn ?? inPost[mark];
            return new AnalysedPerson(mark, urn, first, after[mark].OrderBy(answer => answer.Urn == urn ? 0 : 1).FirstOrDefault());
        })];
    }

    private static ILookup<string, AnalysedAnswer> ByPerson(AnalysedRows rows, string wave, IReadOnlySet<string> listed) =>
        rows.Answers.Where(answer => answer.Wave == wave && listed.Contains(answer.Urn))
            .OrderBy(answer => answer.Urn, StringComparer.Ordinal).ToLookup(answer => answer.Person);

    private static double? Score(AnalysedAnswer? answer, string scale) => answer?.Scores.GetValueOrDefault($"cbi.{scale}");

    private sealed record AnalysedPerson(string Mark, string Urn, AnalysedAnswer? Before, AnalysedAnswer? After);
}
