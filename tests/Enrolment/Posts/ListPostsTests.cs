using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class ListPostsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Pages_of_posts_follow_one_another_without_gaps(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        await enrolment.ImportLeadsAsync(
            string.Concat(Enumerable.Range(1, 7)
                .Select(number => $"P{number % 3},350001,lead,201{number}-01-01,201{number}-06-30,unknown\n")));
        var request = new ListPostsRequest { LaCode = "350", PageSize = 3 };
        var seen = new List<Post>();

        do
        {
            var page = enrolment.ListPosts(request);
            seen.AddRange(page.Posts);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        var all = enrolment.ListPosts(new() { LaCode = "350", PageSize = 10_000 }).Posts;
        Assert.Equal(all, seen);
        Assert.Equal(7, all.Count(post => post.LeadRef is "P0" or "P1" or "P2"));
    }

    [SkippableTheory, EachStore]
    public async Task A_post_is_held_from_its_first_day_to_its_last(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        await enrolment.ImportLeadsAsync("H1,350002,lead,2020-09-01,2021-03-01,retired\n");
        bool HeldOn(int year, int month, int day) =>
            enrolment.ListPosts(new() { Urn = "350002", InPostOn = Day(year, month, day) }).Posts.Any(post => post.LeadRef == "H1");

        Assert.Equal((false, true, true, false), (HeldOn(2020, 8, 31), HeldOn(2020, 9, 1), HeldOn(2021, 3, 1), HeldOn(2021, 3, 2)));
    }

    [SkippableTheory, EachStore]
    public async Task A_coordinator_sees_posts_of_its_own_authority_only(string store)
    {
        var programme = await programmes.OnAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportLeadsAsync("X1,350001,lead,2021-09-01,,\nX2,351001,lead,2021-09-01,,\n");
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        Assert.Equal(["X2"], coordinator.ListPosts(new()).Posts.Select(post => post.LeadRef));
        Assert.Empty(coordinator.ListPosts(new() { LaCode = "350" }).Posts);
        Assert.Empty(coordinator.ListPosts(new() { Urn = "350001" }).Posts);
    }
}
