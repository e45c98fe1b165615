using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostPeriodsHandler
{
    public override async Task<ListUsualPracticeReturnsResponse> ListUsualPracticeReturns(ListUsualPracticeReturnsRequest request,
        ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (code, school, day) = PageToken.After<string, string, string>(request) ?? ("", "", "");
        var fields = new FieldProblems();
        var only = CheckAnyPeriod(fields, request.LaCode, request.Period);
        fields.ThrowIfAny();

        await enrolment.RefuseUnknownAsync(request.LaCode, context.CancellationToken);
        var listed = (await enrolment.ListedSchoolsAsync(context.CancellationToken))
            .Where(one => request.LaCode.Length == 0 || one.LaCode == request.LaCode)
            .OrderBy(one => one.LaCode, StringComparer.Ordinal).ThenBy(one => one.Urn, StringComparer.Ordinal);
        await using var db = store.Read(context);
        var lines = (await db.SpentLines.Where(row => row.Attribution == CostAttribution.UsualPractice && row.Urn != null
                && (request.LaCode == "" || row.LaCode == request.LaCode)).ToListAsync(context.CancellationToken))
            .ToLookup(row => row.Urn);

        var terms = CostPeriod.Between(trial.FirstOn, trial.LastOn).Where(term => only is null || term == only).ToList();
        var page = listed.SelectMany(one => terms.Select(term => (Day: DayOf(term),
                Return: UsualPracticeReturns.Of(one.LaCode, one.Urn, term, lines[one.Urn], clock.Today()))))
            .Where(one => SharedCosts.Order((one.Return.LaCode, one.Return.Urn, one.Day), (code, school, day)) > 0
                && (!request.OwedOnly || UsualPracticeReturns.Owed(one.Return))).Take(size + 1).ToList();
        var response = new ListUsualPracticeReturnsResponse { Returns = { page.Take(size).Select(one => one.Return) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Return.LaCode, page[size - 1].Return.Urn, page[size - 1].Day);
        return response;
    }
}
