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
        KeptData.Table<OutcomesDb, SurveyAnswers>("surveys", "Answers to surveys, person by person (pseudonymous).", db => db.Surveys, row => $"{row.Wave}/{row.LeadRef}/{row.Urn}"),
        new("contacts", "Single contacts (marks in place of ids), their tallies, and texts for schools that nobody decided on.",
            async (db, cancel) => (await db.CaseContacts.Select(row => row.Mark).ToListAsync(cancel)).ConvertAll(mark => mark.ToString(CultureInfo.InvariantCulture)), DeleteContactsAsync),
    ];

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
