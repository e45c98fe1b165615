using Programme.Intake;
using Programme.Outcomes.Data;
using Programme.Outcomes.Model;

namespace Programme.Outcomes;

/// <summary>Reads and checks surveys.csv.</summary>
internal static class ReadSurveys
{
    private static readonly string[] Items =
    [
        .. Enumerable.Range(1, 6).Select(item => $"cbi_p{item}"), .. Enumerable.Range(1, 7).Select(item => $"cbi_w{item}"),
        .. Enumerable.Range(1, 6).Select(item => $"cbi_c{item}"),
    ];

    private static readonly Dictionary<string, SurveyWaveName> Waves = new()
    {
        ["baseline"] = SurveyWaveName.Baseline,
        ["followup"] = SurveyWaveName.Followup,
    };

    /// <summary>Always, often, sometimes, seldom, never.</summary>
    private static readonly Dictionary<string, int> Answers = new() { ["0"] = 0, ["25"] = 25, ["50"] = 50, ["75"] = 75, ["100"] = 100 };

    /// <summary>The rows; the file is refused with every error that it has.</summary>
    public static IReadOnlyList<SurveyAnswers> From(UploadedFile file, RowProblems problems, SurveyFrame frame)
    {
        using var table = CsvTable.Open(file, problems, ["wave", "lead_ref", "urn", "completed_on", .. Items, "intention_to_leave"]);
        var rows = new List<SurveyAnswers>();
        var seen = new Dictionary<(SurveyWaveName, string, string), int>();
        foreach (var row in table.Rows())
        {
            var answers = Read(row, frame.Listed);
            if (frame.RefusedOn(answers.LeadRef, row.Text("wave")) <= answers.CompletedOn)
                row.Problem("lead_ref", "MAY_NOT_BE_SURVEYED", answers.LeadRef, "this person objected, or withdrew consent, before answering: leave the row out.");
            if (answers.CompletedOn > frame.Today)
                row.Problem("completed_on", "IN_FUTURE", row.Text("completed_on"), "a day that is not in the future is expected.");
            if (!seen.TryAdd((answers.Wave, answers.LeadRef, answers.Urn), row.Line))
                row.Problem("lead_ref", "DUPLICATE", answers.LeadRef, $"the same person, school and wave are on line {seen[(answers.Wave, answers.LeadRef, answers.Urn)]}.");
            rows.Add(answers);
        }
        problems.ThrowIfAny();
        return rows;
    }

    private static SurveyAnswers Read(CsvRow row, IReadOnlyDictionary<string, string> listed)
    {
        var urn = row.Required("urn", 10);
        if (urn.Length > 0 && !listed.ContainsKey(urn))
            row.Problem("urn", "NOT_ON_LIST", urn, "a URN of the list of schools is expected.");
        var leadRef = row.Required("lead_ref", 40);
        if (!leadRef.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            row.Problem("lead_ref", "NOT_A_REFERENCE", null, "a reference of letters, digits, - and _ is expected, never a name.");
        return new SurveyAnswers
        {
            Wave = row.RequiredCode("wave", Waves),
            LeadRef = leadRef,
            Urn = urn,
            LaCode = listed.GetValueOrDefault(urn, ""),
            CompletedOn = row.RequiredDay("completed_on"),
            P1 = row.Code("cbi_p1", Answers),
            P2 = row.Code("cbi_p2", Answers),
            P3 = row.Code("cbi_p3", Answers),
            P4 = row.Code("cbi_p4", Answers),
            P5 = row.Code("cbi_p5", Answers),
            P6 = row.Code("cbi_p6", Answers),
            W1 = row.Code("cbi_w1", Answers),
            W2 = row.Code("cbi_w2", Answers),
            W3 = row.Code("cbi_w3", Answers),
            W4 = row.Code("cbi_w4", Answers),
            W5 = row.Code("cbi_w5", Answers),
            W6 = row.Code("cbi_w6", Answers),
            W7 = row.Code("cbi_w7", Answers),
            C1 = row.Code("cbi_c1", Answers),
            C2 = row.Code("cbi_c2", Answers),
            C3 = row.Code("cbi_c3", Answers),
            C4 = row.Code("cbi_c4", Answers),
            C5 = row.Code("cbi_c5", Answers),
            C6 = row.Code("cbi_c6", Answers),
            IntentionToLeave = row.Whole("intention_to_leave", 1, 5),
        };
    }
}
