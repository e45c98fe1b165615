using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ContactsHandler
{
    public override async Task<SummariseCaseRatesResponse> SummariseCaseRates(SummariseCaseRatesRequest request, ServerCallContext context)
    {
        var units = new UnitUrns(await enrolment.UnitsAsync(request.LaCode, null, context.CancellationToken));
        await using var db = store.Read(context);
        var schools = await SchoolsAsync(db, request.LaCode, units, context.CancellationToken);

        return new SummariseCaseRatesResponse
        {
            Months =
                { schools.GroupBy(school => school.Key.Month).OrderBy(month => month.Key, StringComparer.Ordinal)
                    .Select(month => Rate(month.Key, [.. month.Select(school => school.Value)])) },
        };
    }

    private static CaseRate Rate(string month, IReadOnlyList<CaseTally> schools)
    {
        var tally = CaseTally.Sum(schools);
        return new CaseRate { Month = month, Nfa = Proportions.WithInterval(tally.Nfa, tally.Total), Schools = schools.Count };
    }
}
