using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override Task<SummariseContactsResponse> SummariseContacts(SummariseContactsRequest request, ServerCallContext context) =>
        contacts.SummariseAsync(request, context);
}

/// <summary>Contacts of a window by authority and month, and by arm.</summary>
internal sealed partial class ContactSummaries(Store<OutcomesDb> store, FromEnrolment enrolment, ReturnSettings settings, Trial trial)
{
    public async Task<SummariseContactsResponse> SummariseAsync(SummariseContactsRequest request, ServerCallContext context)
    {
        var (first, last) = WindowOf(request);
        var known = KnownOn.ByBothDays(request.KnownOn, request.ReceivedBy);
        var withdrawn = request.WithoutDataWithdrawn ? await DataWithdrawnAsync(known.ExtractDay, context.CancellationToken) : [];

        await using var db = store.Read(context);
        var sums = await db.TalliesInForce(known, request.Basis).ToListAsync(context.CancellationToken);
        var definitions = await db.DefinitionsAsync(known.SetBy, context.CancellationToken);
        var declared = request.WithCarriedForward ? await db.CarriedForwardAsync(known.SetBy, context.CancellationToken) : [];

        var breaks = Breaks.Find(sums.ConvertAll(sum => sum.ToTally()), definitions, settings.PracticeMoves);
        var kept = withdrawn.Count == 0 ? sums : sums.ConvertAll(sum => sum.Without(withdrawn)).FindAll(sum => sum.Schools > 0);
        var schools = kept.DifferentSchools(first, last, least: 1);
        var returned = kept.ConvertAll(sum => sum.ToTally());
        var stands = CarriedForwardMonths.StandIns(returned, declared, first, last);
        var summary = new ContactSummary(definitions, breaks, stands);
        var window = returned.FindAll(tally => string.CompareOrdinal(tally.Month, first) >= 0
            && string.CompareOrdinal(tally.Month, last) <= 0);
        List<Tally> months = [.. window.Concat(stands.Keys).OrderBy(tally => tally.LaCode, StringComparer.Ordinal)
            .ThenBy(tally => tally.Month, StringComparer.Ordinal)];
        return new SummariseContactsResponse
        {
            ByLa =
                { months.GroupBy(tally => tally.LaCode)
                    .Select(authority => summary.Of(authority.Key, "", [.. authority], schools.GetValueOrDefault(authority.Key))) },
            Overall = summary.Of("", "", months, schools.Values.Sum()),
            ByLaAndMonth = { months.Select(tally => summary.Of(tally.LaCode, tally.Month, [tally], tally.Schools)) },
        };
    }

    private (string First, string Last) WindowOf(SummariseContactsRequest request)
    {
        var end = request.KnownOn?.ToDateOnly() is { } day && day < trial.LastOn ? day : trial.LastOn;
        var fields = new FieldProblems();
        fields.OptionalMonth("first_month", request.FirstMonth);
        fields.OptionalMonth("last_month", request.LastMonth);
        var (first, last) = (request.FirstMonth.Length > 0 ? request.FirstMonth : trial.FirstOn.ToMonth(),
            request.LastMonth.Length > 0 ? request.LastMonth : end.ToMonth());
        fields.AddIf(!fields.Any && request.FirstMonth.Length > 0 && request.LastMonth.Length > 0 && string.CompareOrdinal(first, last) > 0,
            "last_month", FieldCodes.BeforeStart,
            "a month not before first_month is expected.");
        fields.ThrowIfAny();
        return (first, last);
    }

    /// <summary>Schools that withdrew their data up to a day.</summary>
    private async Task<HashSet<string>> DataWithdrawnAsync(DateOnly upTo, CancellationToken cancel) =>
        [.. (await enrolment.WithdrawalsAsync(upTo, cancel)).Where(row => row.Scope == WithdrawalScope.Data).Select(row => row.Urn)];
}
