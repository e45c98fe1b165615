using Programme.Statistics;
using TrialMonth = Programme.Statistics.SchoolMonth;

namespace Programme.Outcomes;

/// <summary>The months of one school that count: those with contacts and with those closed, both reported.</summary>
/// <param name="Urn">School.</param>
/// <param name="Trial">Month to its sixteen counts, in the trial.</param>
/// <param name="Baseline">The same in the baseline window.</param>
internal sealed record AnalysedMonths(string Urn, IReadOnlyDictionary<string, double?[]> Trial,
    IReadOnlyDictionary<string, double?[]> Baseline)
{
    /// <summary>By school on the list.</summary>
    public static Dictionary<string, AnalysedMonths> Of(AnalysedRows rows, Trial trial, bool all)
    {
        var (months, first) = (MonthsOf(trial), trial.FirstOn.ToMonth());
        var counts = rows.Cells(LockPart.Returns).Select(cells =>
            (Key: cells[0].Split(' '), Counts: cells.Skip(2).Select(AnalysedRows.Number).ToArray()))
            .Where(row => row.Counts[0] is not null && row.Counts[1] is not null).GroupBy(row => row.Key[0])
            .ToDictionary(school => school.Key, school => school.ToDictionary(row => row.Key[1], row => row.Counts, StringComparer.Ordinal),
                StringComparer.Ordinal);
        var declared = rows.Cells(LockPart.Declared).Select(cells => (Key: cells[0].Split(' '), Value: cells[1])).ToList();
        return rows.Cells(LockPart.Allocation).ToDictionary(cells => cells[0], cells =>
        {
            var given = counts.GetValueOrDefault(cells[0]) ?? [];
            var changed = declared.Where(row => row.Key[0] == "break" && row.Value == "declared" && row.Key[1] == cells[1]
                && string.CompareOrdinal(row.Key[2], first) >= 0).Select(row => row.Key[2]).Order(StringComparer.Ordinal).FirstOrDefault();
            var inTrial = given.Where(month => months.Contains(month.Key)
                && (all || changed is null || string.CompareOrdinal(month.Key, changed) < 0)).ToDictionary();
            foreach (var (key, from) in all ? declared.Where(row => row.Key[0] == "carried_forward" && row.Key[1] == cells[1]) : [])
            {
                if (months.Contains(key[2]) && given.TryGetValue(from, out var stand))
                    inTrial.TryAdd(key[2], stand);
            }
            return new AnalysedMonths(cells[0], inTrial, given.Where(month => string.CompareOrdinal(month.Key, first) < 0).ToDictionary());
        }, StringComparer.Ordinal);
    }

    /// <summary>Months of the trial, YYYY-MM.</summary>
    public static List<string> MonthsOf(Trial trial) =>
        [.. trial.Months.Where(month => month >= trial.FirstOn).Select(month => month.ToMonth())];

    /// <summary>The sum of a count over months; a blank adds nothing.</summary>
    public static double Sum(IReadOnlyDictionary<string, double?[]> months, int place) => months.Values.Sum(counts => counts[place] ?? 0);

    /// <summary>Another outcome, over the months that have a count of it.</summary>
    public OtherCount OtherOf(int place) =>
        new(Sum(Trial, place), Sum(Baseline, place), Trial.Values.Count(counts => counts[place] is not null));

    /// <summary>The share by INAPPROPRIATE-2, which counts information and advice alone as well, over the months that have both counts;
    /// null where no month of the trial has.</summary>
    public ShareVariant? WithAdvice()
    {
        var (trial, baseline) = (Trial.Values.Where(Has).ToList(), Baseline.Values.Where(Has).ToList());
        return trial.Count == 0 ? null
            : new ShareVariant(trial.Sum(Total), trial.Sum(Part), baseline.Sum(Total), baseline.Sum(Part));

        static bool Has(double?[] counts) => counts[2] is not null;
        static double Total(double?[] counts) => counts[0]!.Value;
        static double Part(double?[] counts) => counts[1]!.Value + counts[2]!.Value;
    }

    /// <summary>The months of the trial for models of school-months, from 1.</summary>
    public IEnumerable<TrialMonth> Reported(Trial trial) =>
        MonthsOf(trial).Select((month, at) => (month, at)).Where(item => Trial.ContainsKey(item.month))
        .Select(item => new TrialMonth(Urn, item.at + 1, Trial[item.month][0]!.Value, Trial[item.month][1]!.Value));
}
