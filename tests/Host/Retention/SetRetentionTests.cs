using Grpc.Core;
using Programme.Access.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenPeople;
using Client = Programme.Access.V1.RetentionService.RetentionServiceClient;

namespace Programme.Tests;

public sealed class SetRetentionTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_day_is_set_and_moved_on_the_version_seen_but_not_into_the_past(string store)
    {
        var people = (await programmes.OnAsync(store)).Client<Client>();
        SetRetentionRequest To(int day, string etag = "") => new() { Kind = "enrolment/consents", DeleteOn = Today(day), Etag = etag };

        var first = people.SetRetention(To(10)).Retention;
        var moved = people.SetRetention(To(20, first.Etag)).Retention;
        await Imports.RefusedAsync(Reasons.StaleEtag, () => people.SetRetentionAsync(To(30, first.Etag)).ResponseAsync);
        var past = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => people.SetRetentionAsync(new() { Kind = "enrolment/posts", DeleteOn = GivenRegister.Day(2022, 9, 30) }).ResponseAsync);
        var empty = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => people.SetRetentionAsync(new()).ResponseAsync);

        Assert.Equal((Today(20), "2"), (moved.DeleteOn, moved.Etag));
        Assert.Equal(["delete_on"], past.Fields());
        Assert.Equal(["kind", "delete_on"], empty.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_manager_of_one_authority_sets_no_day_for_all(string store)
    {
        var manager = await (await programmes.OnAsync(store)).ClientAsync<Client>(Role.TrialManager, "350");

        var refusal =
            await Assert.ThrowsAsync<RpcException>(() =>
                manager.SetRetentionAsync(new() { Kind = "enrolment/posts", DeleteOn = Today() }).ResponseAsync);

        Assert.Equal(StatusCode.PermissionDenied, refusal.StatusCode);
    }
}
