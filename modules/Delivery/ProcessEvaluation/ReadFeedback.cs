using Programme.Delivery.V1;
using Programme.Instruments;
using Programme.Instruments.V1;
using Programme.Intake;

namespace Programme.Delivery;

/// <summary>Reads and checks feedback.csv: the columns of answers are the items of the instruments of its waves.</summary>
internal sealed class ReadFeedback(
    IReadOnlyDictionary<string, WaveRow> waves, IReadOnlyDictionary<(string, int), Instrument> instruments,
        IReadOnlyDictionary<(RespondentKind, string), string> respondents,
    SurveyRefusals refusals)
{
    public static (RespondentKind, string, string) KeyOf(FeedbackRow row) => (row.RespondentKind, row.RespondentRef, row.Wave);

    /// <summary>The rows; the file is refused with every error that it has.</summary>
    public IReadOnlyList<FeedbackRow> From(UploadedFile file, RowProblems problems)
    {
        using var table = CsvTable.Open(file, problems,
            FeedbackList.Description.With(ItemsOf(file)
                .Select(item => new ListColumn(item, ColumnForm.Digits, "", "Answer to the item.") { WhenBlank = "not answered" })));
        var rows = new List<FeedbackRow>();
        var seen = new Dictionary<(RespondentKind, string, string), int>();
        foreach (var row in table.Rows())
        {
            var feedback = Read(row);
            rows.Add(feedback);
            if (!seen.TryAdd(KeyOf(feedback), row.Line))
                row.Problem("wave", FieldCodes.Duplicate, row.Text("wave"),
                    $"the same respondent and wave are on line {seen[KeyOf(feedback)]}.");
        }
        problems.ThrowIfAny();
        return rows;
    }

    /// <summary>Items of the instruments of the waves in a file: a column that is missing is no item without answers.</summary>
    private List<string> ItemsOf(UploadedFile file)
    {
        using var table = CsvTable.Open(file, new RowProblems(file.Name), ["wave"]);
        var named = table.Rows().Select(row => row.Text("wave")).Distinct().ToList();
        return [.. named.Where(waves.ContainsKey).SelectMany(wave => InstrumentOf(waves[wave]).Items).Select(item => item.Code).Distinct()];
    }

    private Instrument InstrumentOf(WaveRow wave) => instruments[(wave.InstrumentCode, wave.InstrumentVersion)];

    private FeedbackRow Read(CsvRow row)
    {
        var kind = row.RequiredCode("respondent_kind", PracticeCodes.RespondentKinds);
        var respondent = ReadRespondent(row, kind);
        if (row.Optional("theme_code", 64) is { } theme && !TextForms.OpenCode().IsMatch(theme))
            row.Problem("theme_code", FieldCodes.NotACode, theme, "a code of lower-case letters, digits or _ is expected.");
        var code = row.Required("wave", 64);
        var wave = waves.GetValueOrDefault(code);
        if (wave is not null)
            CheckAsked(row, wave, kind, respondent);
        else if (code.Length > 0)
            row.Problem("wave", FieldCodes.UnknownCode, code, $"one of {string.Join(", ", waves.Keys)} is expected.");
        return new FeedbackRow
        {
            RespondentKind = kind,
            RespondentRef = respondent,
            Wave = code,
            LaCode = respondents.GetValueOrDefault((kind, respondent)) ?? "",
            InstrumentCode = wave?.InstrumentCode ?? "",
            InstrumentVersion = wave?.InstrumentVersion ?? 0,
            Answers = wave is null ? ""
                : Answers.Join(Answers.Read([InstrumentOf(wave)], row.Text,
                    (item, problem, expected) => row.Problem(item, problem, row.Text(item!), expected))),
            ThemeCode = row.Optional("theme_code", 64),
        };
    }

    private void CheckAsked(CsvRow row, WaveRow wave, RespondentKind kind, string respondent)
    {
        if (kind != RespondentKind.Unspecified && !wave.Kinds.Contains(kind))
            row.Problem("respondent_kind", FieldCodes.NotAsked, row.Text("respondent_kind"),
                $"somebody whom the wave {wave.Wave} asks is expected.");
        if (refusals.Bar(respondent, wave))
            row.Problem(kind == RespondentKind.Supervisor ? "supervisor_ref" : "lead_ref", FieldCodes.MayNotBeSurveyed, respondent,
                "this person objected, or withdrew consent, before the wave closed: leave the row out.");
    }

    private string ReadRespondent(CsvRow row, RespondentKind kind)
    {
        var (column, other) = kind == RespondentKind.Supervisor ? ("supervisor_ref", "lead_ref") : ("lead_ref", "supervisor_ref");
        var respondent = row.Required(column, 64);
        if (row.Text(other).Length > 0)
            row.Problem(other, FieldCodes.NotOfKind, row.Text(other), $"only {column} for a respondent of this kind is expected.");
        if (respondent.Length > 0 && !respondents.ContainsKey((kind, respondent)))
            row.Problem(column, FieldCodes.UnknownRespondent, respondent, "a lead, deputy or supervisor who is enrolled is expected.");
        return respondent;
    }
}
