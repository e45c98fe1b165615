using Programme.Outcomes.V1;
using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>School, person and post rows under marks drawn anew, with what repeats the results from them. No URN, reference, mark or
/// name;
/// authorities are letters; scores, no answers; and nothing that public registers have of a school as well (pupils, free meals). See
/// decision 0055.</summary>
internal static class ControlledPack
{
    /// <param name="source">What it is made of.</param>
    /// <param name="seed">Of the release; the same seed gives the same bytes.</param>
    /// <param name="costs">What each school cost; null = nothing of costs.</param>
    public static byte[] Build(PackSource source, string seed, PackCosts? costs = null)
    {
        var (data, marks) = (source.Data, new PackMarks(source.Data, seed));
        var files = source.Common();
        files["README.md"] = PackText.Shipped("controlled.md");
        files["dictionary.csv"] = PackText.Shipped("controlled-dictionary.csv");
        files["school.csv"] = Schools(data, marks);
        files["person.csv"] = Persons(data, marks);
        files["tenure.csv"] = Tenures(data, marks);
        files["results.csv"] = PackSource.ResultsFile(source.Results.Select(row =>
            row with { Id = marks.Method(row.Id), Reason = marks.Text(row.Reason) }));
        if (costs is not null)
        {
            foreach (var (name, text) in CostEffectFiles.Of(data, marks, costs))
                files.Add(name, text);
        }
        return PackArchive.Of(files, marks.Originals);
    }

    private static string Schools(TrialData data, PackMarks marks) => PackText.Table(
        "school,authority,stratum,arm,months_reported,contacts,nfa,baseline_contacts,baseline_nfa,sessions_attended,supervisor,"
            + "data_withdrawn",
        data.Schools.OrderBy(school => marks.School(school.Id), StringComparer.Ordinal).Select(school => (IEnumerable<object?>)
        [
            marks.School(school.Id), marks.Authority(school.Authority), marks.Stratum(school.Stratum), school.Arm, school.MonthsReported,
            school.Contacts, school.Nfa, school.BaselineContacts, school.BaselineNfa, school.SessionsAttended,
            marks.Supervisor(school.Supervisor), school.DataWithdrawn,
        ]));

    /// <summary>A scale without a name is called score.</summary>
    private static string Persons(TrialData data, PackMarks marks)
    {
        var scales = data.Scales.Select(scale => (Name: scale.Name.Length == 0 ? "score" : scale.Name,
            ByPerson: scale.Persons.ToDictionary(person => person.Id, StringComparer.Ordinal))).ToList();
        var people = data.Scales.SelectMany(scale => scale.Persons).DistinctBy(person => person.Id);
        return PackText.Table(string.Join(',', ["person", "school", .. scales.SelectMany(scale => (string[])[$"{scale.Name}_baseline",
            $"{scale.Name}_followup"])]),
            people.OrderBy(person => marks.Person(person.Id), StringComparer.Ordinal).Select(person => (IEnumerable<object?>)
            [
                marks.Person(person.Id), marks.School(person.School),
                .. scales.Select(scale => scale.ByPerson.GetValueOrDefault(person.Id))
                    .SelectMany(score => (object?[])[score?.Baseline, score?.FollowUp]),
            ]));
    }

    private static string Tenures(TrialData data, PackMarks marks) => PackText.Table("group,tenure,school,start_day,end_day,left,incumbent",
        data.Tenures.SelectMany(group => group.Tenures.OrderBy(tenure => marks.Post(tenure.Id), StringComparer.Ordinal)
            .Select(tenure => (IEnumerable<object?>)
            [
                group.Name, marks.Post(tenure.Id), marks.School(tenure.School), tenure.StartDay, tenure.EndDay, tenure.Left,
                tenure.Incumbent,
            ])));
}
