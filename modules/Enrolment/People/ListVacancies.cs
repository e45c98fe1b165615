using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class PeopleHandler
{
    public override async Task<ListVacanciesResponse> ListVacancies(ListVacanciesRequest request, ServerCallContext context)
    {
        var (first, last) = trial.Window(request.FirstOn, request.AsOf, clock);
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (urn, day) = PageToken.After<string, DateOnly>(request) ?? ("", DateOnly.MinValue);

        await using var all = store.Read(Scope.All);
        var (scope, moved) = (Caller.Of(context).Scope, await MovedSchools.LoadAsync(all, context.CancellationToken));
        var schools = await all.ListedSchools.OrderBy(row => row.Urn).ToListAsync(context.CancellationToken);
        var closings = await Closings.LoadAsync(all, context.CancellationToken);
        var leads = (await all.Posts.Where(row => row.Role == PostRole.Lead).ToListAsync(context.CancellationToken))
            .ToLookup(row => row.Urn);

        var page = schools
            .SelectMany(school => moved
                .Parts(school.Urn, school.LaCode, first, closings.TryGetValue(school.Urn, out var closed) && closed < last ? closed : last)
                .Where(part => scope.Sees(part.LaCode) && (request.LaCode.Length == 0 || part.LaCode == request.LaCode))
                .SelectMany(part => VacantSpells.List(school.Urn, part.LaCode, [.. leads[school.Urn]], part.First, part.Last)))
            .Where(row => string.CompareOrdinal(row.Urn, urn) > 0 || (row.Urn == urn && row.FirstOn.ToDateOnly() > day)).Take(size + 1)
            .ToList();
        var response = new ListVacanciesResponse { Vacancies = { page.Take(size) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Urn, page[size - 1].FirstOn.ToDateOnly());
        return response;
    }
}
