using Programme.Delivery.V1;
using Programme.Disclosure;
using Programme.Instruments;
using Programme.Instruments.V1;

namespace Programme.Delivery;

/// <summary>The figures of one kind of respondent in one wave.</summary>
/// <param name="Wave">The wave.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Rows">All answers of the kind in the wave.</param>
/// <param name="Invited">Who was invited and where each counts; null = not known yet.</param>
/// <param name="Scoring">Of the wave's instrument.</param>
/// <param name="Closed">Whether means and themes may be shown at all.</param>
internal sealed record FeedbackGroups(
    WaveRow Wave, RespondentKind Kind, IReadOnlyList<FeedbackRow> Rows, IReadOnlyDictionary<string, string>? Invited, Scoring Scoring,
        bool Closed)
{
    /// <summary>Rule and words.</summary>
    public const string Definition =
        "FEEDBACK-1: invited = people of the kind in post on any day of the wave (leads and deputies: of the schools that the wave is "
        + "for), each in the authority of the newest such post; "
        + "responses = of these, those with a row; mean over the people who answered the item, or have the score; a mean of fewer than 10 "
        + "is withheld, and over all authorities also "
        + "one from which a mean of fewer than 10 could be worked out; themes of 1 to 5 people are withheld, and the next smallest until 6 "
        + "people are withheld together; until a wave is closed all of these are.";

    private readonly ILookup<string, FeedbackRow> byAuthority = Rows.ToLookup(row => row.LaCode);

    /// <summary>Answers of those invited, by the authority in which they count.</summary>
    private readonly ILookup<string, FeedbackRow> ofInvited = Rows.Where(row => Invited?.ContainsKey(row.RespondentRef) == true)
        .ToLookup(row => Invited![row.RespondentRef]);

    private readonly ILookup<string, FeedbackRow> ofOthers = Rows.Where(row => Invited?.ContainsKey(row.RespondentRef) != true)
        .ToLookup(row => row.LaCode);

    private readonly Dictionary<string, int>? invitedOf = Invited?.Values.CountBy(laCode => laCode).ToDictionary();

    /// <summary>Of one authority.</summary>
    public FeedbackGroup Of(string laCode) => Of(laCode, [laCode]);

    /// <summary>Over these authorities, which have to be all of them.</summary>
    public FeedbackGroup Over(IReadOnlyCollection<string> all) => Of("", all);

    /// <summary>Sum and number of a score, if its mean may be shown; null = the instrument has no such score.</summary>
    public ScoreTally? Tally(string score, string laCode, IReadOnlyCollection<string> authorities)
    {
        if (Scoring.Instrument.Scores.FirstOrDefault(one => one.Code == score) is not { } known)
            return null;
        var groups = authorities.Select(code => Scores(byAuthority[code], known).ToList()).ToList();
        var may = Closed && SmallGroups.MayShow([.. groups.Select(group => group.Count)]);
        return new ScoreTally(laCode, Wave.ClosesOn, Kind, score, groups.Sum(group => group.Count), groups.Sum(group => group.Sum()), may);
    }

    private FeedbackGroup Of(string laCode, IReadOnlyCollection<string> authorities)
    {
        var group = new FeedbackGroup
        {
            Wave = Wave.Wave,
            RespondentKind = Kind,
            LaCode = laCode,
            Responses = authorities.Sum(code => ofInvited[code].Count()),
            ResponsesNotInvited = authorities.Sum(code => ofOthers[code].Count()),
            Withheld = Closed ? "" : "open",
        };
        if (invitedOf is not null)
            group.Invited = authorities.Sum(code => invitedOf.GetValueOrDefault(code));
        if (group.Invited > 0)
            group.ResponseRate = (double)group.Responses / group.Invited;
        if (Closed)
            AddAnswers(group, [.. authorities.Select(code => byAuthority[code].ToList())]);
        return group;
    }

    private void AddAnswers(FeedbackGroup group, List<List<FeedbackRow>> rows)
    {
        var items = Scoring.Instrument.Items;
        var answers = rows.ConvertAll(own => own.ConvertAll(row => Answers.Split(row.Answers)));
        for (var at = 0; at < items.Count; at++)
            group.Items.Add(Mean(items[at].Code,
                answers.ConvertAll(own => own.Where(given => given[at] is not null).Select(given => (double)given[at]!.Value).ToList())));
        group.Scores.AddRange(Scoring.Instrument.Scores.Select(score =>
            Mean(score.Code, rows.ConvertAll(own => Scores(own, score).ToList()))));
        var named = rows.ConvertAll(own => (IReadOnlyList<string>)[.. own.Select(row => row.ThemeCode).OfType<string>()]);
        var themes = group.LaCode.Length > 0 ? SmallGroups.Labels(named[0]) : SmallGroups.LabelsOver(named);
        group.Themes.AddRange(themes.OrderBy(theme => theme.Key, StringComparer.Ordinal)
            .Select(theme => new ThemeCount { ThemeCode = theme.Key, People = theme.Value }));
    }

    private IEnumerable<double> Scores(IEnumerable<FeedbackRow> rows, InstrumentScore score) =>
        rows.Select(row => Scoring.Of(score, Answers.Split(row.Answers))).OfType<double>();

    private static FeedbackMean Mean(string code, List<List<double>> groups)
    {
        var mean = new FeedbackMean { Code = code, N = groups.Sum(group => group.Count) };
        if (mean.N == 0)
            mean.Withheld = "x";
        else if (SmallGroups.MayShow([.. groups.Select(group => group.Count)]))
            mean.Mean = groups.Sum(group => group.Sum()) / mean.N;
        else
            mean.Withheld = "c";
        return mean;
    }
}

/// <summary>A score of one kind of respondent in one wave and authority (empty = all).</summary>
/// <param name="LaCode">Authority.</param>
/// <param name="ClosesOn">Day from which it counts.</param>
/// <param name="Kind">Kind of respondent.</param>
/// <param name="Score">Code of the score.</param>
/// <param name="People">People with the score.</param>
/// <param name="Sum">Of their scores.</param>
/// <param name="MayShow">Whether it may be shown.</param>
internal sealed record ScoreTally(string LaCode, DateOnly ClosesOn, RespondentKind Kind, string Score, int People, double Sum,
    bool MayShow);
