using System.Globalization;
using System.Text;
using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>The dataset as text, a row a line, whose hash a run carries.</summary>
internal static class DatasetText
{
    public static string Sha256(TrialData data)
    {
        var text = new StringBuilder("programme analysis dataset 1\n");
        foreach (var school in data.Ordered)
        {
            text.Append(CultureInfo.InvariantCulture, $"school,{school.Id},{school.Stratum},{school.Arm},{school.Pupils},{school.FreeMealsPercent},{school.MonthsReported},{school.Contacts},{school.Nfa},{school.BaselineContacts},{school.BaselineNfa},{school.SessionsAttended},{school.Supervisor},{school.DataWithdrawn}");
            foreach (var (name, (trial, baseline)) in school.OtherCounts.OrderBy(count => count.Key, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $",{name},{trial},{baseline}");
            text.Append('\n');
        }
        foreach (var scale in data.Scales)
        {
            foreach (var person in scale.Persons.OrderBy(person => person.Id, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"person,{scale.Name},{person.Id},{person.School},{person.Baseline:R},{person.FollowUp:R}\n");
        }
        foreach (var group in data.Tenures)
        {
            foreach (var tenure in group.Tenures.OrderBy(tenure => tenure.Id, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"tenure,{group.Name},{tenure.Id},{tenure.School},{tenure.StartDay},{tenure.EndDay},{tenure.Left},{tenure.Incumbent}\n");
        }
        return LockPart.Hash(text.ToString());
    }
}
