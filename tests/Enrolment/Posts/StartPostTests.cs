using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class StartPostTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Nobody_is_twice_in_the_same_post_but_a_person_may_serve_two_schools(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        var first = enrolment.StartPost("S1", "350001");

        await Imports.RefusedAsync(Reasons.AlreadyExists, () => Task.Run(() => enrolment.StartPost("S1", "350001", 2022)));
        var elsewhere = enrolment.StartPost("S1", "351001");
        var deputy = enrolment.StartPost("S1", "350001", role: PostRole.Deputy);
        enrolment.EndPost(new() { PostId = first.PostId, EndedOn = Day(2021, 12, 31), LeavingReason = LeavingReason.ChangedRole });
        var back = enrolment.StartPost("S1", "350001", 2022);

        Assert.Equal(["350", "351", "350", "350"], new[] { first, elsewhere, deputy, back }.Select(post => post.LaCode));
    }

    [SkippableTheory, EachStore]
    public async Task Cover_for_parental_leave_begins_in_the_absence_in_the_same_role_at_the_same_school(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        var post = enrolment.StartPost("K1", "350002");
        StartPostRequest Cover(string lead, int month, string urn = "350002") =>
            new() { LeadRef = lead, Urn = urn, Role = PostRole.Lead, StartedOn = Day(2022, month, 1), CoversPostId = post.PostId };

        var inPost = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => enrolment.StartPostAsync(Cover("K1", 3, "350001")).ResponseAsync);
        enrolment.EndPost(new() { PostId = post.PostId, EndedOn = Day(2022, 1, 31), LeavingReason = LeavingReason.Maternity });
        enrolment.StartPost(new() { LeadRef = "K1", Urn = "350002", Role = PostRole.Lead, StartedOn = Day(2022, 7, 1) });
        var early = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => enrolment.StartPostAsync(Cover("K2", 1)).ResponseAsync);
        var late = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => enrolment.StartPostAsync(Cover("K2", 7)).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound,
            () => enrolment.StartPostAsync(new(Cover("K2", 3)) { CoversPostId = "none" }).ResponseAsync);
        var cover = enrolment.StartPost(Cover("K2", 2)).Post;

        Assert.Equal(["covers_post_id", "covers_post_id", "covers_post_id"], inPost.Fields());
        Assert.Equal(["started_on"], early.Fields());
        Assert.Contains("from 2022-02-01 to 2022-06-30", late.Message, StringComparison.Ordinal);
        Assert.Equal(post.PostId, cover.CoversPostId);
        Assert.Contains(cover, enrolment.ListPosts(new() { Urn = "350002" }).Posts);
    }

    [SkippableTheory, EachStore]
    public async Task All_problems_of_a_request_are_named_at_once(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => enrolment.StartPostAsync(new() { LeadRef = "Jo Bloggs", Urn = "350001" }).ResponseAsync);

        Assert.Equal(["lead_ref", "role", "started_on"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_coordinator_starts_posts_at_schools_of_its_own_authority_and_another_school_is_as_none(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.ListedSchoolsAsync();
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        var own = coordinator.StartPost("X2", "351001");
        var theirs = await Imports.RefusedAsync(Reasons.NotFound, () => Task.Run(() => coordinator.StartPost("X3", "350001")));
        var nobodys = await Imports.RefusedAsync(Reasons.NotFound, () => Task.Run(() => coordinator.StartPost("X3", "123456")));

        Assert.Contains(own, coordinator.ListPosts(new()).Posts);
        Assert.Equal(nobodys.Message.Replace("123456", "350001", StringComparison.Ordinal), theirs.Message);
    }
}
