using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.PeopleService.PeopleServiceClient;

namespace Programme.Tests;

public sealed class ErasePersonTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_details_go_for_good_the_posts_stay_and_the_answer_says_both(string store)
    {
        var programme = await programmes.OnAsync(store);
        var people = await programme.WithLeadsAsync("EP1");
        people.Record("EP1", email: "ama@school.example");
        people.RecordConsent(new()
        {
            PersonRef = "EP1",
            Survey = "baseline",
            Decision = ConsentDecision.Given,
            DecidedOn = Day(2021, 9, 2),
            Version = "C-1"
        });
        ErasePersonRequest request = new() { PersonRef = "EP1", Reason = ErasureReason.Request };

        var answer = people.ErasePerson(request);

        Assert.Equal([("name and work contact details", 1), ("match keys", 2)], answer.Erased.Select(item => (item.What, item.Rows)));
        Assert.Equal([("posts", 1), ("decisions on surveys", 1)], answer.Kept.Select(item => (item.What, item.Rows)));
        Assert.All(answer.Kept, item => Assert.NotEmpty(item.Why));
        await Imports.RefusedAsync(Reasons.NotFound, () => people.GetPersonAsync(new() { PersonRef = "EP1" }).ResponseAsync);
        await Imports.RefusedAsync(Reasons.PersonErased, () => people.ErasePersonAsync(request).ResponseAsync);
        await Imports.RefusedAsync(Reasons.PersonErased, () => Task.Run(() => people.Record("EP1")));
        Assert.Contains(programme.Client<EnrolmentService.EnrolmentServiceClient>().ListPosts(new() { Urn = "350001" }).Posts,
            post => post.LeadRef == "EP1");
    }

    [SkippableTheory, EachStore]
    public async Task Without_details_there_is_nothing_to_erase_and_the_reason_is_one_of_a_callers(string store)
    {
        var people = await (await programmes.OnAsync(store)).WithLeadsAsync("EP2");

        await Imports.RefusedAsync(Reasons.NotFound,
            () => people.ErasePersonAsync(new() { PersonRef = "EP2", Reason = ErasureReason.Error }).ResponseAsync);
        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => people.ErasePersonAsync(new() { PersonRef = "a b", Reason = ErasureReason.Retention }).ResponseAsync);

        Assert.Equal(["person_ref", "reason"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task To_a_manager_of_another_authority_an_erased_person_is_as_none(string store)
    {
        var programme = await programmes.OnAsync(store);
        var people = await programme.WithLeadsAsync("EP3");
        people.Record("EP3");
        people.ErasePerson(new() { PersonRef = "EP3", Reason = ErasureReason.NotNeeded });
        var manager = await programme.ClientAsync<Client>(Role.TrialManager, "351");

        await Imports.RefusedAsync(Reasons.NotFound,
            () => manager.ErasePersonAsync(new() { PersonRef = "EP3", Reason = ErasureReason.Request }).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound, () => Task.Run(() => manager.Record("EP3")));
    }
}
