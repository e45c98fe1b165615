using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

/// <summary>StartPost, EndPost, ListPosts.</summary>
public sealed class PostsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Nobody_is_twice_in_the_same_post_but_a_person_may_serve_two_schools(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        var first = Start(enrolment, "S1", "350001");

        await Imports.RefusedAsync(Reasons.AlreadyExists, () => Task.Run(() => Start(enrolment, "S1", "350001", 2022)));
        var elsewhere = Start(enrolment, "S1", "351001");
        var deputy = Start(enrolment, "S1", "350001", role: PostRole.Deputy);
        enrolment.EndPost(new() { PostId = first.PostId, EndedOn = Day(2021, 12, 31), LeavingReason = LeavingReason.ChangedRole });
        var back = Start(enrolment, "S1", "350001", 2022);

        Assert.Equal(["350", "351", "350", "350"], new[] { first, elsewhere, deputy, back }.Select(post => post.LaCode));
    }

    [SkippableTheory, EachStore]
    public async Task A_post_ends_once_and_not_on_an_older_version_or_before_it_began(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        var post = Start(enrolment, "E1", "350002");
        EndPostRequest End(int year, string etag) => new() { PostId = post.PostId, EndedOn = Day(year, 3, 1), LeavingReason = LeavingReason.Retired, Etag = etag };

        var early = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => enrolment.EndPostAsync(End(2021, "")).ResponseAsync);
        await Imports.RefusedAsync(Reasons.StaleEtag, () => enrolment.EndPostAsync(End(2022, "7")).ResponseAsync);
        var ended = enrolment.EndPost(End(2022, post.Etag)).Post;
        await Imports.RefusedAsync(Reasons.PostEnded, () => enrolment.EndPostAsync(End(2022, "")).ResponseAsync);

        Assert.Equal(["ended_on"], early.Fields());
        Assert.Equal((Day(2022, 3, 1), LeavingReason.Retired), (ended.EndedOn, ended.LeavingReason));
        Assert.Contains(enrolment.ListPosts(new() { Urn = "350002", InPostOn = Day(2022, 3, 1) }).Posts, row => row.PostId == post.PostId);
        Assert.DoesNotContain(enrolment.ListPosts(new() { Urn = "350002", InPostOn = Day(2022, 3, 2) }).Posts, row => row.PostId == post.PostId);
    }

    [SkippableTheory, EachStore]
    public async Task All_problems_of_a_request_are_named_at_once(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();

        var start = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => enrolment.StartPostAsync(new() { LeadRef = "Jo Bloggs", Urn = "350001" }).ResponseAsync);
        var end = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => enrolment.EndPostAsync(new() { EndedOn = Day(2022, 2, 30) }).ResponseAsync);

        Assert.Equal(["lead_ref", "role", "started_on"], start.Fields());
        Assert.Equal(["ended_on", "leaving_reason"], end.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_coordinator_sees_and_changes_posts_of_its_own_authority_only(string store)
    {
        var programme = await programmes.OnAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");
        var theirs = Start(enrolment, "X1", "350001");
        var own = Start(coordinator, "X2", "351001");

        await Imports.RefusedAsync(Reasons.NotFound, () => Task.Run(() => Start(coordinator, "X3", "350001")));
        await Imports.RefusedAsync(Reasons.NotFound, () => coordinator.EndPostAsync(new() { PostId = theirs.PostId, EndedOn = Day(2022, 1, 1), LeavingReason = LeavingReason.Unknown }).ResponseAsync);
        var seen = coordinator.ListPosts(new() { PageSize = 1000 }).Posts;

        Assert.Contains(seen, post => post.PostId == own.PostId);
        Assert.All(seen, post => Assert.Equal("351", post.LaCode));
    }

    [SkippableTheory, EachStore]
    public async Task Pages_of_posts_follow_one_another_without_gaps(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        await enrolment.ImportLeadsAsync(string.Concat(Enumerable.Range(1, 7).Select(number => $"P{number % 3},350001,lead,201{number}-01-01,201{number}-06-30,unknown\n")));
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

    private static Post Start(Client enrolment, string lead, string urn, int year = 2021, PostRole role = PostRole.Lead) =>
        enrolment.StartPost(new() { LeadRef = lead, Urn = urn, Role = role, StartedOn = Day(year, 9, 1) }).Post;
}
