using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Programme.Disclosure;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>Decides whose scores of a closed wave leave, once for all readers. When answers changed since the last publication a new
/// one is decided against what left before, and stored before anything leaves; otherwise the last one is shown again.</summary>
internal sealed class SurveyPublication(Store<OutcomesDb> store, Commit<OutcomesDb> commit, TimeProvider clock)
{
    private const string Method = "/programme.outcomes.v1.SurveyService/SummariseSurveys";

    /// <summary>By score and group, over all authorities.</summary>
    public async Task<Dictionary<string, Dictionary<string, ReleasedGroup>>> OfAsync(SurveyWaveRow wave, SurveyQuestions questions,
        CancellationToken cancel)
    {
        await using var db = store.Read(Scope.All);
        var rows = await RowsAsync(db, wave.Wave, cancel);
        var last = await db.SurveyPublications.SingleOrDefaultAsync(row => row.Wave == wave.Wave, cancel);
        if (last?.Basis == BasisOf(rows) || rows.Count == 0)
            return Parse(last);

        var change = new Change(Caller.System, Method, "", [], cancel)
        {
            Details = JsonSerializer.Serialize(new { published = wave.Wave, basis = BasisOf(rows) }),
            Derived = true,
        };
        var published = Parse(null);
        await commit.SaveAsync(change, async (writing, stop) =>
        {
            published = await PublishAsync(writing, wave.Wave, questions, stop);
            return new Empty();
        });
        return published;
    }

    private async Task<Dictionary<string, Dictionary<string, ReleasedGroup>>> PublishAsync(OutcomesDb db, string wave,
        SurveyQuestions questions, CancellationToken cancel)
    {
        var rows = await RowsAsync(db, wave, cancel);
        var last = await db.SurveyPublications.SingleOrDefaultAsync(row => row.Wave == wave, cancel);
        var before = Parse(last);
        var after = questions.Scores.ToDictionary(asked => asked.Key,
            asked => SurveyRelease.Next(before.GetValueOrDefault(asked.Key) ?? [], ScoresOf(rows, asked), SmallGroups.LeastAnswers));
        var row = new SurveyPublicationRow
        {
            Wave = wave,
            Number = (last?.Number ?? 0) + 1,
            PublishedAt = clock.GetUtcNow(),
            Basis = BasisOf(rows),
            Scores = JsonSerializer.Serialize(after),
        };
        if (last is null)
            db.Add(row);
        else
            db.Entry(last).CurrentValues.SetValues(row);
        return after;
    }

    private static List<PersonScore> ScoresOf(List<SurveyAnswersRow> rows, AskedScore asked) =>
        [.. rows.Select(row => (Row: row, Score: asked.Of(row))).Where(scored => scored.Score is not null)
            .Select(scored => new PersonScore(scored.Row.LaCode, PersonOf(scored.Row), scored.Score!.Value))];

    /// <summary>Somebody with posts at two schools answers for each.</summary>
    public static string PersonOf(SurveyAnswersRow row) => $"{row.Person} {row.Urn}";

    /// <summary>The same with nobody named who was erased: what left cannot be taken back, and a mean that changed by one score would
    /// show it.</summary>
    public static SurveyPublicationRow Without(SurveyPublicationRow row, string person) => row with
    {
        Scores =
            JsonSerializer.Serialize(Parse(row)
                .ToDictionary(score => score.Key, score => score.Value.ToDictionary(group => group.Key, group => group.Value with
                {
                    Scores = group.Value.Scores.ToDictionary(one => one.Key.StartsWith(person, StringComparison.Ordinal)
                        ? $"erased {Guid.NewGuid():N}" : one.Key, one => one.Value),
                }))),
    };

    /// <summary>In one order, so that the means are the same to the last digit every time.</summary>
    private static Task<List<SurveyAnswersRow>> RowsAsync(OutcomesDb db, string wave, CancellationToken cancel) =>
        db.Surveys.AsNoTracking().Where(row => row.Wave == wave).OrderBy(row => row.Person).ThenBy(row => row.Urn).ToListAsync(cancel);

    private static string BasisOf(List<SurveyAnswersRow> rows) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(row => $"{row.LaCode} {PersonOf(row)} {row.Answers}")))));

    private static Dictionary<string, Dictionary<string, ReleasedGroup>> Parse(SurveyPublicationRow? row) =>
        row is null ? [] : JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, ReleasedGroup>>>(row.Scores)!;
}
