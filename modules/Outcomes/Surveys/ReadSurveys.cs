using Programme.Instruments;
using Programme.Intake;

namespace Programme.Outcomes;

/// <summary>Reads and checks surveys.csv: the columns of answers are the items that its waves ask.</summary>
internal sealed class ReadSurveys(IReadOnlyDictionary<string, SurveyQuestions> waves, SurveyFrame frame, SurveyMarks marks)
{
    /// <summary>The rows; the file is refused with every error that it has.</summary>
    public IReadOnlyList<SurveyAnswersRow> From(UploadedFile file, RowProblems problems)
    {
        using var table = CsvTable.Open(file, problems,
            SurveysList.Description.With(ItemsOf(file)
                .Select(item => new ListColumn(item, ColumnForm.Digits, "", "Answer to the item.") { WhenBlank = "not answered" })));
        var rows = new List<SurveyAnswersRow>();
        var seen = new Dictionary<(string, string, string), int>();
        foreach (var row in table.Rows())
        {
            var answers = Read(row);
            if (!seen.TryAdd((answers.Wave, answers.Person, answers.Urn), row.Line))
                row.Problem("lead_ref", FieldCodes.Duplicate, row.Text("lead_ref"),
                    $"the same person, school and wave are on line {seen[(answers.Wave, answers.Person, answers.Urn)]}.");
            rows.Add(answers);
        }
        problems.ThrowIfAny();
        return rows;
    }

    /// <summary>Items of the waves in a file: a column that is missing is no item without answers.</summary>
    private List<string> ItemsOf(UploadedFile file)
    {
        using var table = CsvTable.Open(file, new RowProblems(file.Name), ["wave"]);
        var named = table.Rows().Select(row => row.Text("wave")).Distinct().ToList();
        return [.. named.Where(waves.ContainsKey).SelectMany(wave => waves[wave].Items).Distinct()];
    }

    private SurveyAnswersRow Read(CsvRow row)
    {
        var wave = row.Required("wave", 64);
        var questions = waves.GetValueOrDefault(wave);
        if (questions is null && wave.Length > 0)
            row.Problem("wave", FieldCodes.UnknownCode, wave, $"one of {string.Join(", ", waves.Keys)} is expected.");
        var urn = row.Required("urn", 10);
        if (urn.Length > 0 && !frame.Listed.ContainsKey(urn))
            row.Problem("urn", FieldCodes.NotOnList, urn, "a URN of the list of schools is expected.");
        var completedOn = row.RequiredDay("completed_on");
        if (completedOn > frame.Today)
            row.Problem("completed_on", FieldCodes.InFuture, row.Text("completed_on"), "a day that is not in the future is expected.");
        return new SurveyAnswersRow
        {
            Wave = wave,
            Person = marks.OfPerson(ReadLead(row, wave, completedOn)),
            Urn = urn,
            LaCode = frame.Listed.GetValueOrDefault(urn, ""),
            CompletedOn = completedOn,
            Answers = questions is null ? ""
                : Answers.Join(Answers.Read(questions.Instruments, row.Text,
                    (item, code, expected) => row.Problem(item, code, row.Text(item!), expected))),
        };
    }

    private string ReadLead(CsvRow row, string wave, DateOnly completedOn)
    {
        var leadRef = row.Required("lead_ref", 40);
        if (!leadRef.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            row.Problem("lead_ref", FieldCodes.NotAReference, null, "a reference of letters, digits, - and _ is expected, never a name.");
        if (frame.RefusedOn(leadRef, wave) <= completedOn)
            row.Problem("lead_ref", FieldCodes.MayNotBeSurveyed, leadRef,
                "this person objected, or withdrew consent, before answering: leave the row out.");
        return leadRef;
    }
}
