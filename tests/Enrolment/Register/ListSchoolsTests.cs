using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class ListSchoolsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Schools_are_listed_by_what_they_are_and_in_pages(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        string[] Urns(ListSchoolsRequest request) => [.. enrolment.ListSchools(request).Schools.Select(school => school.Urn)];

        var first = enrolment.ListSchools(new() { PageSize = 2 });

        Assert.Equal(["350001", "350002", "350003", "351001", "999001"], Urns(new()));
        Assert.Equal(["350001", "350002"], first.Schools.Select(school => school.Urn));
        Assert.Equal(["350003", "351001"], Urns(new() { PageSize = 2, PageToken = first.NextPageToken }));
        Assert.Equal(["350001", "350002", "351001"], Urns(new() { EligibleOnly = true }));
        Assert.Equal(["350001", "350002"], Urns(new() { ListedOnly = true, LaCode = "350" }));
        Assert.Empty(Urns(new() { AsOf = Day(2021, 8, 31) }));
        await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => enrolment.ListSchoolsAsync(new() { LaCode = "350", PageToken = first.NextPageToken }).ResponseAsync);
    }

    [SkippableTheory, EachStore]
    public async Task A_caller_of_one_authority_sees_its_schools_alone(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.ListedSchoolsAsync();
        var officer = await programme.ClientAsync<Client>(Role.LaDataOfficer, "351");

        Assert.Equal(["351001"], officer.ListSchools(new()).Schools.Select(school => school.Urn));
        Assert.Empty(officer.ListSchools(new() { LaCode = "350" }).Schools);
    }
}
