using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.Data;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>The data of this module that have a day of deletion.</summary>
internal static class OutcomesRetention
{
    public static readonly IReadOnlyList<KeptData<OutcomesDb>> Kinds =
    [
        new("surveys", "Answers to surveys, person by person (keyed marks), and the scores behind what was published.",
            async (db, cancel) => (await db.Surveys.AsNoTracking().ToListAsync(cancel)).ConvertAll(row => $"{row.Wave}/{row.Person}/{row.Urn}"), DeleteSurveysAsync),
        KeptData.Table<OutcomesDb, SurveyCodeRow>("survey_codes", "Who was asked for a survey (keyed marks), with the hashes of codes.", db => db.SurveyCodes, row => $"{row.Wave}/{row.Person}/{row.Urn}/{row.Hash}"),
        new("contacts", "Single contacts (marks in place of ids), their tallies, and texts for schools that nobody decided on.",
            async (db, cancel) => (await db.CaseContacts.Select(row => row.Mark).ToListAsync(cancel)).ConvertAll(mark => mark.ToString(CultureInfo.InvariantCulture)), DeleteContactsAsync),
    ];

    private static async Task DeleteSurveysAsync(OutcomesDb db, CertificateRow certificate, CancellationToken cancel)
    {
        await db.Surveys.ExecuteDeleteAsync(cancel);
        await db.SurveyPublications.ExecuteDeleteAsync(cancel);
    }

    /// <summary>Decided aliases stay: they are about schools.</summary>
    private static async Task DeleteContactsAsync(OutcomesDb db, CertificateRow certificate, CancellationToken cancel)
    {
        await db.CaseContacts.ExecuteDeleteAsync(cancel);
        await db.CaseCounts.ExecuteDeleteAsync(cancel);
        await db.CaseMonths.ExecuteDeleteAsync(cancel);
        await db.CaseKeys.ExecuteDeleteAsync(cancel);
        await db.SchoolAliases.Where(row => row.Match == AliasMatch.Unspecified).ExecuteDeleteAsync(cancel);
    }
}
