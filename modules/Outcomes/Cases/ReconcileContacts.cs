using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ContactsHandler
{
    public override async Task<ReconcileContactsResponse> ReconcileContacts(ReconcileContactsRequest request, ServerCallContext context)
    {
        var authority = await enrolment.AuthorityAsync(request.LaCode, context.CancellationToken);
        var units = new UnitUrns(await enrolment.UnitsAsync(authority.LaCode, null, context.CancellationToken));
        await using var db = store.Read(context);
        var cases = await SchoolsAsync(db, authority.LaCode, units, context.CancellationToken);
        var returned = await ReturnedAsync(db, authority.LaCode, context.CancellationToken);

        var months = Reconciliation.Reconcile(cases, returned).ToList();

        return new ReconcileContactsResponse
        {
            Equal = months.Count(month => month.Agreement == Agreement.Equal),
            Differs = months.Count(month => month.Agreement == Agreement.Differs),
            OnlyContacts = months.Count(month => month.Agreement == Agreement.OnlyContacts),
            OnlyReturn = months.Count(month => month.Agreement == Agreement.OnlyReturn),
            Months = { months.Where(month => request.IncludeEqual || month.Agreement != Agreement.Equal).Select(ToMessage) },
        };
    }

    /// <summary>The latest returns over the months that have single contacts; outside them nothing can be compared.</summary>
    private static async Task<List<ReturnedCounts>> ReturnedAsync(OutcomesDb db, string laCode, CancellationToken cancel)
    {
        var months = db.CaseCounts.Where(row => row.LaCode == laCode);
        var (first, last) = (await months.MinAsync(row => (string?)row.Month, cancel),
            await months.MaxAsync(row => (string?)row.Month, cancel));
        if (first is null || last is null)
            return [];
        return await db.RowsInForce(KnownOn.Everything)
            .Where(row => row.LaCode == laCode && string.Compare(row.Month, first) >= 0 && string.Compare(row.Month, last) <= 0)
            .Select(row => new ReturnedCounts(row.Urn, row.Month, row.ContactsTotal, row.ContactsNfa, row.ContactsAdviceOnly,
                row.ContactsToEarlyHelp, row.ContactsToReferral, row.ContactsOnOpenCase))
            .ToListAsync(cancel);
    }

    private static ReconciledMonth ToMessage(Reconciled month)
    {
        var message = new ReconciledMonth
        {
            Urn = month.Urn,
            Month = month.Month,
            Agreement = month.Agreement,
            Contacts = Counts(month.Cases)
        };
        if (month.Difference is { } difference)
            message.Difference = Counts(difference);
        return message;
    }
}
