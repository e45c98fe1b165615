using Programme.Access.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class GetSchoolTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_school_says_whether_it_is_eligible_and_if_not_why(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();

        var listed = enrolment.GetSchool(new() { Urn = "350001" }).School;
        var primary = enrolment.GetSchool(new() { Urn = "350003" }).School;
        var outside = enrolment.GetSchool(new() { Urn = "999001" }).School;

        Assert.Equal((true, true, "", "ELIGIBLE-1"), (listed.Listed, listed.Eligible, listed.IneligibleReason, listed.EligibilityRule));
        Assert.Equal(("3504001", 900, Day(1999, 9, 1), Day(2021, 9, 1)),
            (listed.Laestab, listed.Pupils, listed.OpenedOn, listed.ExtractOn));
        Assert.Equal((false, false, "phase Primary"), (primary.Listed, primary.Eligible, primary.IneligibleReason));
        Assert.Equal("authority not in the trial", outside.IneligibleReason);
    }

    [SkippableTheory, EachStore]
    public async Task A_school_of_another_authority_or_of_a_later_register_is_as_one_that_does_not_exist(string store)
    {
        var programme = await programmes.OnAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        var officer = await programme.ClientAsync<Client>(Role.LaDataOfficer, "351");

        var theirs = await Imports.RefusedAsync(Reasons.NotFound, () => officer.GetSchoolAsync(new() { Urn = "350001" }).ResponseAsync);
        var nobodys = await Imports.RefusedAsync(Reasons.NotFound, () => officer.GetSchoolAsync(new() { Urn = "123456" }).ResponseAsync);

        Assert.Equal(nobodys.Message.Replace("123456", "350001", StringComparison.Ordinal), theirs.Message);
        Assert.Equal("351001", officer.GetSchool(new() { Urn = "351001" }).School.Urn);
        await Imports.RefusedAsync(Reasons.NotFound,
            () => enrolment.GetSchoolAsync(new() { Urn = "350001", AsOf = Day(2021, 8, 31) }).ResponseAsync);
    }
}
