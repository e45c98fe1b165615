using Grpc.Core;
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

        var mine = (await enrolment.AuthorityCodesAsync(request.LaCode, context.CancellationToken)).ToHashSet();
        var terms = CostPeriod.Between(trial.FirstOn, trial.LastOn).Where(term => only is null || term == only).ToList();
        var owed = (await enrolment.ListedSchoolsAsync(context.CancellationToken)).SelectMany(school => terms.Select(term =>
                (LaCode: UsualPracticeReturns.AskedOf(school, term, trial), school.Urn, Term: term, Day: DayOf(term))))
            .Where(one => one.LaCode is not null && (request.LaCode.Length > 0 ? one.LaCode == request.LaCode : mine.Contains(one.LaCode)))
            .Select(one => (LaCode: one.LaCode!, one.Urn, one.Term, one.Day)).Where(one =>
                SharedCosts.Order((one.LaCode, one.Urn, one.Day), (code, school, day)) > 0)
            .OrderBy(one => (one.LaCode, one.Urn, one.Day), Comparer<(string, string, string)>.Create(SharedCosts.Order)).ToList();
        await using var db = store.Read(context);
        var lines = await UsualPracticeLines.LoadAsync(db, owed.Select(one => one.Urn).Distinct(), context.CancellationToken);

        var page = owed.Select(one => (one.Day,
                Return: UsualPracticeReturns.Of(one.LaCode, one.Urn, one.Term, lines[one.Urn], clock.Today())))
            .Where(one => !request.OwedOnly || UsualPracticeReturns.Owed(one.Return)).Take(size + 1).ToList();
        var response = new ListUsualPracticeReturnsResponse { Returns = { page.Take(size).Select(one => one.Return) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Return.LaCode, page[size - 1].Return.Urn, page[size - 1].Day);
        return response;
    }
}
