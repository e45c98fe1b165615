using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>The data of this module that have a day of deletion.</summary>
internal static class EnrolmentRetention
{
    public static readonly IReadOnlyList<KeptData<EnrolmentDb>> Kinds =
    [
        new("person_details", "Names, contact details and match keys.",
            db => db.People.Select(row => row.PersonRef).AsAsyncEnumerable().Order(StringComparer.Ordinal), EraseAsync),
        KeptData.Table<EnrolmentDb, ConsentRow>("consents", "Decisions on surveys.", db => db.Consents,
            row => $"{row.PersonRef}/{row.Survey}/{row.Number}"),
        KeptData.Table<EnrolmentDb, ObjectionRow>("objections", "Objections and what was decided on them.", db => db.Objections,
            row => $"{row.PersonRef}/{row.ObjectedOn:yyyy-MM-dd}"),
        KeptData.Table<EnrolmentDb, PostRow>("posts", "Posts of leads and deputies (pseudonymous).", db => db.Posts,
            row => $"{row.PostId}"),
        KeptData.Table<EnrolmentDb, SupervisorRow>("supervisors", "Supervisors' times (pseudonymous).", db => db.Supervisors,
            row => $"{row.SupervisorRef}/{row.LaCode}/{row.StartedOn:yyyy-MM-dd}"),
    ];

    /// <summary>Whose details went is remembered, so that an old file does not bring them back.</summary>
    private static async Task EraseAsync(EnrolmentDb db, CertificateRow certificate, CancellationToken cancel)
    {
        db.AddRange((await db.People.ToListAsync(cancel)).Select(row => new ErasureRow
        {
            PersonRef = row.PersonRef,
            ErasedOn = certificate.DeletedOn,
            Reason = ErasureReason.Retention,
            ErasedBy = certificate.DeletedBy,
        }));
        db.RemoveRange(db.People.Local);
    }
}
