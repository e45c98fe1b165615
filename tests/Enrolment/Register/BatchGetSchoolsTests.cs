using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class BatchGetSchoolsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_batch_has_the_schools_that_there_are_or_without_urns_the_list(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();

        var some = enrolment.BatchGetSchools(new() { Urns = { "351001", "350003", "123456", "351001" } });
        var listed = enrolment.BatchGetSchools(new());
        var tooMany = new BatchGetSchoolsRequest { Urns = { Enumerable.Repeat("350001", 20_001) } };

        Assert.Equal(["350003", "351001"], some.Schools.Select(school => school.Urn));
        Assert.Equal(["350001", "350002", "351001"], listed.Schools.Select(school => school.Urn));
        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => enrolment.BatchGetSchoolsAsync(tooMany).ResponseAsync);
        Assert.Equal(["urns"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task Schools_of_another_authority_are_left_out(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.ListedSchoolsAsync();
        var officer = await programme.ClientAsync<Client>(Role.LaDataOfficer, "351");

        Assert.Equal(["351001"], officer.BatchGetSchools(new() { Urns = { "350001", "351001" } }).Schools.Select(school => school.Urn));
        Assert.Equal(["351001"], officer.BatchGetSchools(new()).Schools.Select(school => school.Urn));
    }
}
