using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>The dataset of the analysis, built from the rows of a lock: randomised schools in the arm of their randomisation, people in
/// the school of their randomisation, posts from the trial's first day on. A blank is never zero.</summary>
internal static class AnalysisDataset
{
    /// <summary>Outcomes of a return beside contacts, by the name of their results and their place among its counts.</summary>
    private static readonly IReadOnlyList<(string Name, int Place)> Others =
    [
        ("early_help", 3), ("referrals", 6), ("child_in_need", 11), ("section_47", 12), ("protection_plans", 14), ("looked_after", 15),
    ];

    /// <param name="rows">Of a lock.</param>
    /// <param name="trial">Its windows.</param>
    public static TrialData Of(AnalysedRows rows, Trial trial)
    {
        var (months, all) = (AnalysedMonths.Of(rows, trial, all: false), AnalysedMonths.Of(rows, trial, all: true));
        var own = OwnSessions.Of(rows, trial);
        var registered = rows.Cells(LockPart.Schools).ToDictionary(cells => cells[0]);
        var withdrawn = rows.Cells(LockPart.Withdrawals).Where(cells => cells[0].EndsWith(" data", StringComparison.Ordinal))
            .Select(cells => cells[0].Split(' ')[0]).ToHashSet();
        List<TrialSchool> Schools(Dictionary<string, AnalysedMonths> from) =>
            [.. rows.Cells(LockPart.Allocation).Select(cells => School(cells, from[cells[0]], registered.GetValueOrDefault(cells[0])) with
            {
                SessionsAttended = own.Attended(cells[0]),
                Supervisor = cells[2] == "T" ? own.SupervisorOf(cells[0]) : null,
                DataWithdrawn = withdrawn.Contains(cells[0]),
            })];

        var schools = Schools(months);
        var listed = schools.Select(school => school.Id).ToHashSet(StringComparer.Ordinal);
        return new TrialData("trial", AnalysedMonths.MonthsOf(trial).Count, schools,
            [.. months.Values.SelectMany(school => school.Reported(trial))],
            AnalysedPeople.Scales(rows, trial, listed), AnalysedPeople.Tenures(rows, trial, listed))
        {
            WithExcludedMonths = months.All(school => all[school.Key].Trial.Count == school.Value.Trial.Count) ? null : Schools(all),
        };
    }

    private static TrialSchool School(string[] cells, AnalysedMonths months, string[]? registered)
    {
        var reported = months.Trial.Count;
        return new TrialSchool(cells[0], $"{cells[1]}-{cells[3]}", cells[2] == "T" ? 1 : 0,
            registered is null ? 0 : AnalysedRows.Number(registered[2]) ?? 0, reported,
            reported > 0 ? AnalysedMonths.Sum(months.Trial, 0) : null, reported > 0 ? AnalysedMonths.Sum(months.Trial, 1) : null,
            AnalysedMonths.Sum(months.Baseline, 0), AnalysedMonths.Sum(months.Baseline, 1), 0)
        {
            Authority = cells[1],
            FreeMealsPercent = registered is null ? null : AnalysedRows.Number(registered[3]),
            Variants = months.WithAdvice() is { } advice ? new Dictionary<string, ShareVariant> { ["with_advice"] = advice }
                : new Dictionary<string, ShareVariant>(),
            OtherCounts = Others.Select(outcome => (outcome.Name, Count: months.OtherOf(outcome.Place)))
                .Where(outcome => outcome.Count.Months > 0).ToDictionary(outcome => outcome.Name, outcome => outcome.Count),
        };
    }
}
