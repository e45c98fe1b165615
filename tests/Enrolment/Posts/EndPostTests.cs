using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class EndPostTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_post_ends_once_and_not_on_an_older_version_or_before_it_began(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        var post = enrolment.StartPost("E1", "350002");
        EndPostRequest End(int year, string etag) =>
            new() { PostId = post.PostId, EndedOn = Day(year, 3, 1), LeavingReason = LeavingReason.Retired, Etag = etag };

        var early = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => enrolment.EndPostAsync(End(2021, "")).ResponseAsync);
        await Imports.RefusedAsync(Reasons.StaleEtag, () => enrolment.EndPostAsync(End(2022, "7")).ResponseAsync);
        var ended = enrolment.EndPost(End(2022, post.Etag)).Post;
        await Imports.RefusedAsync(Reasons.PostEnded, () => enrolment.EndPostAsync(End(2022, "")).ResponseAsync);

        Assert.Equal(["ended_on"], early.Fields());
        Assert.Equal((Day(2022, 3, 1), LeavingReason.Retired), (ended.EndedOn, ended.LeavingReason));
        Assert.Contains(enrolment.ListPosts(new() { Urn = "350002", InPostOn = Day(2022, 3, 1) }).Posts, row => row.PostId == post.PostId);
        Assert.DoesNotContain(enrolment.ListPosts(new() { Urn = "350002", InPostOn = Day(2022, 3, 2) }).Posts,
            row => row.PostId == post.PostId);
    }

    [SkippableTheory, EachStore]
    public async Task All_problems_of_a_request_are_named_at_once(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => enrolment.EndPostAsync(new() { EndedOn = Day(2022, 2, 30) }).ResponseAsync);

        Assert.Equal(["ended_on", "leaving_reason"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_post_of_another_authority_is_as_one_that_does_not_exist(string store)
    {
        var programme = await programmes.OnAsync(store);
        var theirs = (await programme.ListedSchoolsAsync()).StartPost("X1", "350001");
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");
        EndPostRequest End(string id) => new() { PostId = id, EndedOn = Day(2022, 1, 1), LeavingReason = LeavingReason.Unknown };

        var foreign = await Imports.RefusedAsync(Reasons.NotFound, () => coordinator.EndPostAsync(End(theirs.PostId)).ResponseAsync);
        var unknown = await Imports.RefusedAsync(Reasons.NotFound, () => coordinator.EndPostAsync(End("none")).ResponseAsync);

        Assert.Equal(unknown.Message.Replace("none", theirs.PostId, StringComparison.Ordinal), foreign.Message);
    }
}
