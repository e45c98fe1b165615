using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Client = Programme.Enrolment.V1.PeopleService.PeopleServiceClient;

namespace Programme.Tests;

public sealed class ListPeopleTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task People_are_listed_page_by_page_and_each_caller_sees_those_of_its_authorities(string store)
    {
        var programme = await programmes.OnAsync(store);
        var people = await programme.WithLeadsAsync("LP1", "LP2");
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        enrolment.StartPost("LP2", "351001");
        enrolment.StartPost("LP3", "351001");
        foreach (var reference in new[] { "LP1", "LP2", "LP3" })
            people.Record(reference, $"Person {reference}");
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        var one = people.ListPeople(new() { PageSize = 2 });
        var two = people.ListPeople(new() { PageSize = 2, PageToken = one.NextPageToken });

        Assert.Equal(["Person LP1", "Person LP2", "Person LP3"], one.People.Concat(two.People).Select(person => person.Name));
        Assert.Equal(["LP1", "LP2"], people.ListPeople(new() { LaCode = "350" }).People.Select(person => person.PersonRef));
        Assert.Equal(["LP2", "LP3"], coordinator.ListPeople(new()).People.Select(person => person.PersonRef));
        Assert.Empty(coordinator.ListPeople(new() { LaCode = "350" }).People);
    }
}
