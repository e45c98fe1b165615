using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.Data;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class PeopleHandler
{
    public override async Task<RunRetentionResponse> RunRetention(RunRetentionRequest request, ServerCallContext context)
    {
        Caller.RefuseLimited(context);
        var (today, subject) = (clock.Today(), Caller.Of(context).Subject);

        await using var db = store.Read(context);
        var due = await DueAsync(db, today, subject, context.CancellationToken);

        var change = Change.Of(context, request);
        var response = new RunRetentionResponse { Certificates = { due.Select(row => row.ToMessage()) }, ValidatedOnly = request.ValidateOnly };
        if (request.ValidateOnly)
            return response;
        if (due.Count == 0)
            return await commit.RememberAsync(change, response);
        var audit = Audit(("deleted", due.ToDictionary(row => row.Kind.ToString(), row => row.Rows)));
        return await commit.SaveAsync(change with { Details = audit }, async (writing, cancel) =>
        {
            var number = await writing.Certificates.MaxAsync(row => (int?)row.Number, cancel) ?? 0;
            // Again, in the transaction: more may have come in.
            var deleted = (await DueAsync(writing, today, subject, cancel)).ConvertAll(row => row with { Number = ++number });
            foreach (var certificate in deleted)
                await DueData.DeleteAsync(writing, certificate, cancel);
            writing.AddRange(deleted);
            return new RunRetentionResponse { Certificates = { deleted.Select(row => row.ToMessage()) } };
        });
    }

    /// <summary>Certificates, without numbers, of what is due today and there.</summary>
    private static async Task<List<CertificateRow>> DueAsync(EnrolmentDb db, DateOnly today, string subject, CancellationToken cancel)
    {
        var due = new List<CertificateRow>();
        foreach (var day in (await db.Retention.Where(row => row.DeleteOn <= today).ToListAsync(cancel)).OrderBy(row => row.Kind))
        {
            var references = await DueData.ReferencesAsync(db, day.Kind, cancel);
            if (references.Count > 0)
                due.Add(new CertificateRow { Number = 0, Kind = day.Kind, Rows = references.Count, DeletedOn = today, DeleteOn = day.DeleteOn, Sha256 = CertificateRow.HashOf(references), DeletedBy = subject });
        }
        return due;
    }
}
