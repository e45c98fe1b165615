using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Common.V1;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ContactsHandler
{
    public override async Task<ImportContactsResponse> ImportContacts(IAsyncStreamReader<ImportContactsRequest> requestStream,
        ServerCallContext context)
    {
        var (file, first) = await IncomingStream.OpenAsync(requestStream, part => part.Options, part => part.Content,
            context.CancellationToken);
        using var incoming = file;
        Absences.Check(first.Options, list: null);
        var authority = await enrolment.AuthorityAsync(first.LaCode, context.CancellationToken);
        RequireAgreement(authority);
        var problems = new RowProblems("ssd_contacts.csv");
        using var contacts = ReadContacts.From(file, problems, ContactFrame.Of(authority.LaCode, trial, clock.Today(), pseudonyms));
        // A keyed fingerprint: from the hash of a short file its ids could be found by trying.
        var change = Change.OfFile(context, first.Options.RequestId, first.Options.ValidateOnly, first,
            pseudonyms.Current.Fingerprint(file.TakeSha256()));
        if (await commit.FirstAnswerAsync<ImportContactsResponse>(change) is { } answer)
            return answer;

        await using var db = store.Read(context);
        await db.RequireUnlockedAsync(context.CancellationToken);
        var stored = new StoredContacts(db, authority.LaCode, pseudonyms, contacts);
        await RequireKeysAsync(db, authority.LaCode, context.CancellationToken);
        var (added, changed) = await stored.CompareAsync(context.CancellationToken);
        var report = problems.Report(added, changed, contacts.Count - added - changed, contacts.Dropped, first.Options.ValidateOnly);
        report.FileName = "ssd_contacts.csv";

        return await commit.ApplyAsync(change with { Details = report.ToAudit(authority.LaCode) }, report,
            new ImportContactsResponse { Report = report },
            (writing, cancel) => new StoredContacts(writing, authority.LaCode, pseudonyms, contacts)
                .TakeInAsync(allNew: added == contacts.Count, cancel));
    }

    private void RequireAgreement(Authority authority)
    {
        if (authority.DsaSignedOn?.ToDateOnly() <= clock.Today())
            return;
        throw Faults.Precondition(Reasons.NoDataSharingAgreement, $"authorities/{authority.LaCode}",
            $"{authority.Name} has not signed the data-sharing agreement by today. Its contacts may not be taken.");
    }

    /// <summary>Without the key that stored contacts are marked with, contacts that come in again would count twice.</summary>
    private async Task RequireKeysAsync(OutcomesDb db, string laCode, CancellationToken cancel)
    {
        var keys = await db.CaseKeys.Where(row => row.LaCode == laCode).Select(row => row.KeyId).ToListAsync(cancel);
        if (keys.TrueForAll(key => key == pseudonyms.Current.Id || key == pseudonyms.Older?.Id))
            return;
        throw Faults.Precondition(Reasons.PseudonymKeyMissing, $"authorities/{laCode}",
            "Contacts are stored under a key that is not there. Restore it as keys/pseudonyms.key.old and start again: contacts would "
                + "count twice.");
    }
}
