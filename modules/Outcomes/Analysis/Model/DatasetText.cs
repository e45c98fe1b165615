using System.Globalization;
using System.Text;
using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>The dataset as text, a row a line, whose hash a run carries: everything that a result can come from.</summary>
internal static class DatasetText
{
    public static string Sha256(TrialData data)
    {
        var text = new StringBuilder("programme analysis dataset 1\n");
        foreach (var school in data.Ordered)
            AddLine(text, SchoolCells(school));
        foreach (var month in data.Months.OrderBy(month => month.School, StringComparer.Ordinal).ThenBy(month => month.Month))
            AddLine(text, ["month", month.School, month.Month, month.Contacts, month.Nfa]);
        foreach (var scale in data.Scales)
        {
            foreach (var person in scale.Persons.OrderBy(person => person.Id, StringComparer.Ordinal))
                AddLine(text, ["person", scale.Name, person.Id, person.School, person.Baseline, person.FollowUp]);
        }
        foreach (var group in data.Tenures)
        {
            foreach (var tenure in group.Tenures.OrderBy(tenure => tenure.Id, StringComparer.Ordinal))
                AddLine(text, TenureCells(group, tenure));
        }
        return LockPart.Hash(text.ToString());
    }

    private static IEnumerable<object?> SchoolCells(TrialSchool school) =>
    [
        "school", school.Id, school.Stratum, school.Authority, school.Trust, school.Arm, school.Pupils, school.FreeMealsPercent,
        school.MonthsReported, school.Contacts, school.Nfa, school.BaselineContacts, school.BaselineNfa, school.SessionsAttended,
        school.Supervisor, school.DataWithdrawn,
        .. school.Variants.OrderBy(variant => variant.Key, StringComparer.Ordinal).SelectMany(variant => new object?[]
            { variant.Key, variant.Value.Contacts, variant.Value.Part, variant.Value.BaselineContacts, variant.Value.BaselinePart }),
        .. school.OtherCounts.OrderBy(count => count.Key, StringComparer.Ordinal)
            .SelectMany(count => new object?[] { count.Key, count.Value.Trial, count.Value.Baseline, count.Value.Months }),
    ];

    private static IEnumerable<object?> TenureCells(TenureGroup group, TrialTenure tenure) =>
        ["tenure", group.Name, tenure.Id, tenure.School, tenure.StartDay, tenure.EndDay, tenure.Left, tenure.Incumbent];

    private static void AddLine(StringBuilder text, IEnumerable<object?> cells) =>
        text.AppendJoin(',', cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))).Append('\n');
}
