using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.PeopleService.PeopleServiceClient;

namespace Programme.Tests;

public sealed class GetPersonTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_person_is_shown_with_every_decision_and_the_reading_is_in_the_audit_chain_without_the_name(string store)
    {
        var programme = await programmes.OnAsync(store);
        var people = await programme.WithLeadsAsync("GP1");
        people.Record("GP1");
        people.RecordConsent(new()
        {
            PersonRef = "GP1",
            Survey = "baseline",
            Decision = ConsentDecision.Given,
            DecidedOn = Day(2021, 9, 2),
            Version = "C-1"
        });

        var answer = people.GetPerson(new() { PersonRef = "GP1" });

        Assert.Equal(("Ama Quillfeather", PersonKind.Lead), (answer.Person.Name, answer.Person.Kind));
        Assert.Equal(ConsentDecision.Given, Assert.Single(answer.Consents).Decision);
        var last =
            (await programme.Client<AccessService.AccessServiceClient>()
                .ListAuditEntriesAsync(new() { Module = "enrolment", PageSize = 1_000 })).Entries[^1];
        Assert.Equal(("/programme.enrolment.v1.PeopleService/GetPerson", """{"read":["GP1"]}"""), (last.Method, last.Details));
    }

    [SkippableTheory, EachStore]
    public async Task A_supervisor_is_found_by_its_authorities_and_a_person_of_another_is_as_none(string store)
    {
        var programme = await programmes.OnAsync(store);
        var people = await programme.WithLeadsAsync("GP2");
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportSupervisorsAsync("GP3,351,0.5,SSW,2021-09-01,\n");
        people.Record("GP2");
        people.Record("GP3", "Juno Brontë-Osei");
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        var theirs = await Imports.RefusedAsync(Reasons.NotFound,
            () => coordinator.GetPersonAsync(new() { PersonRef = "GP2" }).ResponseAsync);
        var nobodys = await Imports.RefusedAsync(Reasons.NotFound,
            () => coordinator.GetPersonAsync(new() { PersonRef = "GP9" }).ResponseAsync);

        Assert.Equal(PersonKind.Supervisor, coordinator.GetPerson(new() { PersonRef = "GP3" }).Person.Kind);
        Assert.Equal(nobodys.Message, theirs.Message);
    }
}
