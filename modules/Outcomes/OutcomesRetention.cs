using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>The data of this module that have a day of deletion.</summary>
internal static class OutcomesRetention
{
    public static readonly IReadOnlyList<KeptData<OutcomesDb>> Kinds =
    [
        KeptData.Table<OutcomesDb, SurveyAnswersRow>("surveys",
            "Answers to surveys, person by person (keyed marks), and the scores behind what was published.", db => db.Surveys,
                row => $"{row.Wave}/{row.Person}/{row.Urn}")
            with { DeleteAsync = DeleteSurveysAsync },
        KeptData.Table<OutcomesDb, SurveyCodeRow>("survey_codes", "Who was asked for a survey (keyed marks), with the hashes of codes.",
            db => db.SurveyCodes, row => $"{row.Wave}/{row.Person}/{row.Urn}/{row.Hash}"),
        new("contacts", "Single contacts (marks in place of ids), their tallies, and texts for schools that nobody decided on.",
            db => db.CaseContacts.OrderBy(row => row.Mark).Select(row => row.Mark).AsAsyncEnumerable().Select(Reference),
                DeleteContactsAsync),
    ];

    /// <summary>16 hexadecimal digits that sort as the marks do.</summary>
    private static string Reference(long mark) => (unchecked((ulong)mark) ^ (1UL << 63)).ToString("x16", CultureInfo.InvariantCulture);

    private static async Task DeleteSurveysAsync(OutcomesDb db, CertificateRow certificate, CancellationToken cancel)
    {
        await db.DeleteManyAsync(db.Surveys, cancel);
        await db.DeleteManyAsync(db.SurveyPublications, cancel);
        await db.DeleteManyAsync(db.LockParts.Where(row => row.Name == LockPart.Scores), cancel);
    }

    /// <summary>Decided aliases stay: they are about schools.</summary>
    private static async Task DeleteContactsAsync(OutcomesDb db, CertificateRow certificate, CancellationToken cancel)
    {
        await db.DeleteManyAsync(db.CaseContacts, cancel);
        await db.DeleteManyAsync(db.CaseCounts, cancel);
        await db.DeleteManyAsync(db.CaseMonths, cancel);
        await db.DeleteManyAsync(db.CaseKeys, cancel);
        await db.DeleteManyAsync(db.SchoolAliases.Where(row => row.Match == AliasMatch.Unspecified), cancel);
    }
}
