using Programme.Journal;
using Programme.Outcomes.Data;

namespace Programme.Outcomes;

/// <summary>The data of this module that have a day of deletion.</summary>
internal static class OutcomesRetention
{
    public static readonly IReadOnlyList<KeptData<OutcomesDb>> Kinds =
    [
        KeptData.Table<OutcomesDb, SurveyAnswers>("surveys", "Answers to surveys, person by person (pseudonymous).", db => db.Surveys, row => $"{row.Wave}/{row.LeadRef}/{row.Urn}"),
    ];
}
