using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.PeopleService.PeopleServiceClient;

namespace Programme.Tests;

public sealed class ListVacanciesTests
{
    [SkippableTheory, EachStore]
    public async Task Gaps_at_hand_over_and_absences_covered_or_not_are_listed_per_school(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportLeadsAsync(
            "V1,350001,lead,2015-01-01,2021-10-31,retired\nV2,350001,lead,2021-11-15,,\nV3,350002,lead,2015-01-01,2021-12-31,maternity\n"
                + "V4,351001,lead,2015-01-01,,\n");
        var left = enrolment.ListPosts(new() { Urn = "350002" }).Posts.Single();
        var cover =
            enrolment.StartPost(new()
            {
                LeadRef = "V5",
                Urn = "350002",
                Role = PostRole.Lead,
                StartedOn = Day(2022, 1, 10),
                CoversPostId = left.PostId
            }).Post;
        enrolment.EndPost(new() { PostId = cover.PostId, EndedOn = Day(2022, 6, 30), LeavingReason = LeavingReason.LeftSchool });
        var back = enrolment.StartPost(new() { LeadRef = "V3", Urn = "350002", Role = PostRole.Lead, StartedOn = Day(2022, 7, 1) }).Post;
        var people = programme.Client<Client>();

        var all = people.ListVacancies(new() { PageSize = 2 });
        var rest = people.ListVacancies(new() { PageSize = 2, PageToken = all.NextPageToken });
        var rows = all.Vacancies.Concat(rest.Vacancies).ToList();

        Assert.Equal(["350001 14", "350002 9", "350002 172"], rows.Select(row => $"{row.Urn} {row.Days}"));
        Assert.Equal((Day(2021, 11, 1), Day(2021, 11, 14)), (rows[0].FirstOn, rows[0].LastOn));
        Assert.True(rows[0].LeftPostId.Length > 0 && rows[0].NextPostId.Length > 0 && rows[0].CoverPostId.Length == 0);
        Assert.Equal((left.PostId, cover.PostId, back.PostId), (rows[2].LeftPostId, rows[2].CoverPostId, rows[2].NextPostId));
        Assert.Equal(enrolment.SummariseTurnover(new()).LeadsOverall.VacancyDays,
            rows.Where(row => row.CoverPostId.Length == 0).Sum(row => row.Days));
        Assert.Equal(["350002 172"], people.ListVacancies(new() { FirstOn = Day(2022, 1, 10) }).Vacancies
            .Select(row => $"{row.Urn} {row.Days}"));
        Assert.Empty((await programme.ClientAsync<Client>(Role.LaCoordinator, "351")).ListVacancies(new()).Vacancies);
    }
}
