using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.Data;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>The rows of a kind of data, whose day of deletion has come.</summary>
internal static class DueData
{
    /// <summary>The references by which a certificate knows the rows.</summary>
    public static Task<List<string>> ReferencesAsync(EnrolmentDb db, RetentionKind kind, CancellationToken cancel) => kind switch
    {
        RetentionKind.PersonDetails => db.People.Select(row => row.PersonRef).ToListAsync(cancel),
        RetentionKind.Consents => Of(db.Consents, row => $"{row.PersonRef}/{row.Survey}/{row.Number}", cancel),
        RetentionKind.Objections => Of(db.Objections, row => $"{row.PersonRef}/{row.ObjectedOn:yyyy-MM-dd}", cancel),
        RetentionKind.Posts => db.Posts.Select(row => row.PostId).ToListAsync(cancel),
        RetentionKind.Supervisors => Of(db.Supervisors, row => $"{row.SupervisorRef}/{row.LaCode}/{row.StartedOn:yyyy-MM-dd}", cancel),
        RetentionKind.AuditDetails => SequencesAsync(db, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a kind without data"),
    };

    /// <summary>Deletes them, inside a change.</summary>
    public static async Task DeleteAsync(EnrolmentDb db, CertificateRow certificate, CancellationToken cancel)
    {
        switch (certificate.Kind)
        {
            case RetentionKind.PersonDetails:
                db.AddRange((await db.People.ToListAsync(cancel)).Select(row => new ErasureRow
                {
                    PersonRef = row.PersonRef,
                    ErasedOn = certificate.DeletedOn,
                    Reason = ErasureReason.Retention,
                    ErasedBy = certificate.DeletedBy,
                }));
                db.RemoveRange(db.People.Local);
                break;
            case RetentionKind.AuditDetails:
                await AuditTrail.EraseDetailsAsync(db, cancel);
                break;
            default:
                db.RemoveRange(await RowsAsync(db, certificate.Kind, cancel));
                break;
        }
    }

    private static async Task<IEnumerable<object>> RowsAsync(EnrolmentDb db, RetentionKind kind, CancellationToken cancel) => kind switch
    {
        RetentionKind.Consents => await db.Consents.ToListAsync(cancel),
        RetentionKind.Objections => await db.Objections.ToListAsync(cancel),
        RetentionKind.Posts => await db.Posts.ToListAsync(cancel),
        RetentionKind.Supervisors => await db.Supervisors.ToListAsync(cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a kind without rows of its own"),
    };

    private static async Task<List<string>> Of<TRow>(IQueryable<TRow> rows, Func<TRow, FormattableString> reference, CancellationToken cancel)
        where TRow : class =>
        (await rows.AsNoTracking().ToListAsync(cancel)).ConvertAll(row => reference(row).ToString(CultureInfo.InvariantCulture));

    private static async Task<List<string>> SequencesAsync(EnrolmentDb db, CancellationToken cancel) =>
        (await db.Audit.Where(row => row.Details != null).Select(row => row.Sequence).ToListAsync(cancel)).ConvertAll(sequence => sequence.ToString(CultureInfo.InvariantCulture));
}
