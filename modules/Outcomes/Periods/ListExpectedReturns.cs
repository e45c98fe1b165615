using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    public override async Task<ListExpectedReturnsResponse> ListExpectedReturns(ListExpectedReturnsRequest request,
        ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (code, month) = PageToken.After<string, string>(request) ?? ("", "");
        var day = request.KnownOn?.ToDateOnly() ?? clock.Today();

        await using var db = store.Read(context);
        var facts = await ReturnFacts.LoadAsync(db, KnownOn.ByExtractDay(request.KnownOn?.ToDateOnly()), context.CancellationToken);
        var authorities = (await enrolment.AuthoritiesAsync(context.CancellationToken)).Select(row => row.LaCode).Distinct()
            .Where(la => request.LaCode.Length == 0 || la == request.LaCode).Order(StringComparer.Ordinal);
        var listed = await enrolment.ListedAsync(context.CancellationToken);
        var schools = new ListedByMonth(listed, trial.Months);
        var calendar = await calendars.LoadAsync(request.LaCode, context.CancellationToken);

        var over = trial.Months.Select(first => first.ToMonth()).Where(name => ReturnTiming.EndOf(name) < day).ToList();
        var page = authorities.SelectMany(la => over.Select(name => (LaCode: la, Month: name)))
            .Where(key => (string.CompareOrdinal(key.LaCode, code), string.CompareOrdinal(key.Month, month)) is ( > 0, _) or (0, > 0))
            .Where(key => schools.Owes(key.LaCode, key.Month))
            .Select(key => facts.Of(key.LaCode, key.Month, schools.Count(key.LaCode, key.Month),
                calendar.DueOf(key.LaCode, key.Month), day))
            .Where(row => !request.OutstandingOnly || row.ExtractedOn is null || row.SchoolsReturned < row.Schools)
            .Take(size + 1).ToList();
        var response = new ListExpectedReturnsResponse { Returns = { page.Take(size) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].LaCode, page[size - 1].Month);
        return response;
    }
}
