using System.Text.Json;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class SummariseRegisterTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_synthetic_register_has_the_eligible_schools_of_its_truth(string store)
    {
        var programme = await programmes.OnAsync(store);
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        await enrolment.ImportProgrammeAsync();
        using var document = JsonDocument.Parse(GivenRegister.RealFile("truth.json"));
        var truth = document.RootElement.GetProperty("register");

        var summary = enrolment.SummariseRegister(new());

        Assert.Equal(truth.GetProperty("rows").GetInt32(), summary.Rows);
        Assert.Equal(truth.GetProperty("rows_in_10_las").GetInt32(), summary.RowsInAuthorities);
        Assert.Equal(truth.GetProperty("eligible").GetInt32(), summary.Eligible);
        Assert.Equal(truth.GetProperty("eligible_per_la").Deserialize<Dictionary<string, int>>(), summary.EligibleByLa);
        Assert.Equal(truth.GetProperty("eligible_by_type").Deserialize<Dictionary<string, int>>(), summary.EligibleByType);
        Assert.Equal(truth.GetProperty("eligible_by_phase").Deserialize<Dictionary<string, int>>(), summary.EligibleByPhase);
        Assert.Equal(truth.GetProperty("eligible_by_status").Deserialize<Dictionary<string, int>>(), summary.EligibleByStatus);
        Assert.Equal(truth.GetProperty("pupils_sum_eligible").GetInt64(), summary.EligiblePupils);
        Assert.Equal(truth.GetProperty("eligible_missing_pupils").Deserialize<string[]>(), summary.EligibleWithoutPupils);
        Assert.Equal(truth.GetProperty("laestab_leading_zero").Deserialize<string[]>(), summary.LaestabLeadingZero);
        Assert.Equal((2, "ELIGIBLE-1", GivenRegister.Day(2021, 9, 1)), (summary.OptedOut, summary.EligibilityRule, summary.ExtractOn));
        foreach (var (urn, name) in truth.GetProperty("eligible_names_needing_care").Deserialize<Dictionary<string, string>>()!)
            Assert.Equal(name, enrolment.GetSchool(new() { Urn = urn }).School.Name);
    }

    [SkippableTheory, EachStore]
    public async Task A_caller_of_one_authority_counts_that_authority_alone(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportProgrammeAsync();
        var lead = await programme.ClientAsync<EnrolmentService.EnrolmentServiceClient>(Role.ProgrammeLead, "351");

        var summary = lead.SummariseRegister(new());

        Assert.Equal((23, 134), (summary.Eligible, summary.Rows));
        Assert.Equal(["351"], summary.EligibleByLa.Keys);
    }
}
