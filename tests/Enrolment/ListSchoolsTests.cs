using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

/// <summary>ListSchools, GetSchool, BatchGetSchools.</summary>
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
        await Imports.RefusedAsync(Reasons.FieldsInvalid, () => enrolment.ListSchoolsAsync(new() { LaCode = "350", PageToken = first.NextPageToken }).ResponseAsync);
    }

    [SkippableTheory, EachStore]
    public async Task A_school_says_whether_it_is_eligible_and_if_not_why(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();

        var listed = enrolment.GetSchool(new() { Urn = "350001" }).School;
        var primary = enrolment.GetSchool(new() { Urn = "350003" }).School;
        var outside = enrolment.GetSchool(new() { Urn = "999001" }).School;

        Assert.Equal((true, true, "", "ELIGIBLE-1"), (listed.Listed, listed.Eligible, listed.IneligibleReason, listed.EligibilityRule));
        Assert.Equal(("3504001", 900, Day(1999, 9, 1), Day(2021, 9, 1)), (listed.Laestab, listed.Pupils, listed.OpenedOn, listed.ExtractOn));
        Assert.Equal((false, false, "phase Primary"), (primary.Listed, primary.Eligible, primary.IneligibleReason));
        Assert.Equal("authority not in the trial", outside.IneligibleReason);
    }

    [SkippableTheory, EachStore]
    public async Task A_school_of_another_authority_is_as_one_that_does_not_exist(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.ListedSchoolsAsync();
        var officer = await programme.ClientAsync<Client>(Role.LaDataOfficer, "351");

        var theirs = await Imports.RefusedAsync(Reasons.NotFound, () => officer.GetSchoolAsync(new() { Urn = "350001" }).ResponseAsync);
        var nobodys = await Imports.RefusedAsync(Reasons.NotFound, () => officer.GetSchoolAsync(new() { Urn = "123456" }).ResponseAsync);

        Assert.Equal(nobodys.Message.Replace("123456", "350001", StringComparison.Ordinal), theirs.Message);
        Assert.Equal(["351001"], officer.ListSchools(new()).Schools.Select(school => school.Urn));
        Assert.Equal(["351001"], officer.BatchGetSchools(new() { Urns = { "350001", "351001" } }).Schools.Select(school => school.Urn));
        Assert.Equal(["351001"], officer.BatchGetSchools(new()).Schools.Select(school => school.Urn));
    }

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
}
