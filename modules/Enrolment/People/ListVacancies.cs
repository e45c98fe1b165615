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

        await using var db = store.Read(context);
        var schools = await db.ListedSchools.Where(row => request.LaCode == "" || row.LaCode == request.LaCode).OrderBy(row => row.Urn)
            .ToListAsync(context.CancellationToken);
        var closings = await Closings.LoadAsync(db, context.CancellationToken);
        var leads = (await db.Posts.Where(row => row.Role == PostRole.Lead).ToListAsync(context.CancellationToken))
            .ToLookup(row => row.Urn);

        var page = schools
            .SelectMany(school => VacantSpells.List(school.Urn, school.LaCode, [.. leads[school.Urn]], first,
                closings.TryGetValue(school.Urn, out var closed) && closed < last ? closed : last))
            .Where(row => string.CompareOrdinal(row.Urn, urn) > 0 || (row.Urn == urn && row.FirstOn.ToDateOnly() > day)).Take(size + 1)
            .ToList();
        var response = new ListVacanciesResponse { Vacancies = { page.Take(size) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Urn, page[size - 1].FirstOn.ToDateOnly());
        return response;
    }
}
