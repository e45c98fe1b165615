using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Lists of schools with one defect each, in a layout of their own, sent as the allocation of three authorities.</summary>
public sealed class InvalidSchoolsTests
{
    private static readonly string[] Authorities = ["351", "352", "353"];

    [SkippableTheory, EachStore]
    public async Task A_school_without_an_arm_or_in_both_refuses_the_allocation_by_line_and_leaves_nothing(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var allocation = await FrozenAsync(programme);

        var missing = await Imports.RefusedAsync(Reasons.FileInvalid, () => allocation.ImportAllocationAsync(Rows("schools_arm_missing")));
        var both = await Imports.RefusedAsync(Reasons.FileInvalid, () => allocation.ImportAllocationAsync(Rows("schools_two_arms")));

        Assert.Equal(["line 6, column arm"], missing.Fields());
        Assert.Equal(["line 26, column urn"], both.Fields());
        await Imports.RefusedAsync(Reasons.NotDrawn, async () => await allocation.ListAllocationsAsync(new()));
        var mended = Rows("schools_arm_missing").Replace($"{Urn("S0005")},\n", $"{Urn("S0005")},C\n", StringComparison.Ordinal);
        Assert.Equal(24, (await allocation.ImportAllocationAsync(mended)).Report.RowsAdded);
    }

    /// <summary>The list as an allocation, its schools as those on the trial's list.</summary>
    private static string Rows(string list) =>
        string.Concat(Lines(list)
            .Select(cells => $"{AuthorityOf(cells[0])},{Urn(cells[0])},{(cells[2].Length == 0 ? "" : cells[2] == "1" ? "T" : "C")}\n"));

    private static IEnumerable<string[]> Lines(string list) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "invalid", $"{list}.csv")).Skip(1).Select(line => line.Split(','));

    private static int NumberOf(string school) => int.Parse(school.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) - 1;

    private static string AuthorityOf(string school) => Authorities[NumberOf(school) / 8];

    private static string Urn(string school) =>
        File.ReadLines(GivenOutcomes.Path("enrolment/allocation-list.csv")).Select(line => line.Split(','))
        .Where(cells => cells[0] == AuthorityOf(school)).Select(cells => cells[1]).ElementAt(NumberOf(school) % 8);

    private static async Task<AllocationService.AllocationServiceClient> FrozenAsync(RunningProgramme programme)
    {
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        var allocation = programme.Client<AllocationService.AllocationServiceClient>();
        await enrolment.ImportAuthorities()
            .SendAsync(new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv") },
                await File.ReadAllBytesAsync(GivenOutcomes.Path("enrolment/local-authorities.csv")));
        await enrolment.ImportRegister()
            .SendAsync(new ImportRegisterRequest { Options = Imports.Options("edubasealldata20210901.csv") },
                await File.ReadAllBytesAsync(GivenOutcomes.Path("register/edubasealldata20210901.csv")));
        var listed = Lines("schools_two_arms").Select(cells => cells[0]).Distinct()
            .Select(school => $"{AuthorityOf(school)},{Urn(school)}\n");
        await allocation.ImportList()
            .SendAsync(new ImportListRequest { Options = Imports.Options("list.csv") }, "la_code,urn\n" + string.Concat(listed));
        return allocation;
    }
}
