using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Files as they come in practice whose texts were once stored wrongly: as they are meant, not as the bytes may also be
/// read.</summary>
public sealed class FieldTextsTests
{
    [Theory]
    [InlineData("edubasealldata20220301.csv")]
    [InlineData("bom/edubasealldata20220301.csv")]
    public async Task A_register_in_utf8_keeps_its_accents_and_dashes_with_a_mark_and_without(string file)
    {
        await using var programme = await RunningProgramme.StartAsync();
        await ImportKinds.All["authorities"](programme.Invoker(), new ImportFile(GivenOutcomes.Path("enrolment/local-authorities.csv")));

        await ImportKinds.All["register"](programme.Invoker(), new ImportFile(FieldPath($"12-register-utf8-without-mark/{file}")));

        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        Assert.Equal(["St Thérèse's Catholic High School", "Queen’s Park – The Lower School Academy", "Beauséjour Academy"],
            new[] { "170009", "170180", "176083" }.Select(urn => enrolment.GetSchool(new() { Urn = urn }).School.Name));
    }

    [Fact]
    public async Task A_reference_is_read_with_the_zeros_that_the_workbook_shows()
    {
        await using var programme = await RunningProgramme.StartAsync();
        await GivenOutcomes.WithEverythingAsync(programme);

        await ImportKinds.All["leads"](programme.Invoker(), new ImportFile(FieldPath("15-number-shown-with-zeros/leads.xlsx")));

        Assert.Contains(programme.Client<EnrolmentService.EnrolmentServiceClient>().ListPosts(new() { PageSize = 10_000 }).Posts,
            post => post is { LeadRef: "00123", Urn: "170002" });
    }

    private static string FieldPath(string file) => Path.Combine(AppContext.BaseDirectory, "Data", "field", file);
}
