using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ImportLinksTests(Programmes programmes) : IClassFixture<Programmes>
{
    private const string Header = "\"URN\",\"LinkURN\",\"LinkName\",\"LinkType\",\"LinkEstablishedDate\"\r\n";

    [SkippableTheory, EachStore]
    public async Task The_same_links_again_change_nothing_and_later_ones_are_added(string store)
    {
        var programme = await programmes.OnAsync(store);
        const string one = "\"1\",\"2\",\"King’s Moor\",\"Successor\",\"01-11-2021\"\r\n";
        const string two = "\"2\",\"1\",\"\",\"Predecessor\",\"\"\r\n";

        var first = await ImportAsync(programme, one);
        var again = await ImportAsync(programme, one);
        var more = await ImportAsync(programme, one + two + two);

        Assert.Equal((1, true), (first.RowsAdded, again.NothingChanged));
        Assert.Equal((1, 1, 1), (more.RowsAdded, more.RowsUnchanged, more.RowsDropped));
    }

    [SkippableTheory, EachStore]
    public async Task A_link_that_is_no_link_is_refused_by_line_and_column(string store)
    {
        var programme = await programmes.OnAsync(store);

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid,
            () =>
                ImportAsync(programme, "\"x\",\"2\",\"\",\"Successor\",\"2021-31-01\"\r\n\"1\",\"\",\"Old "
                    + "School\",\"\",\"01-11-2021\"\r\n"));

        Assert.Equal(["line 2, column URN", "line 2, column LinkEstablishedDate", "line 3, column LinkURN", "line 3, column LinkType"],
            refusal.Fields());
    }

    private static async Task<Common.V1.ImportReport> ImportAsync(RunningProgramme programme, string rows) =>
        (await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportLinks().SendAsync(
            new ImportLinksRequest { Options = Imports.Options("links_edubasealldata20211201.csv") },
            System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Header + rows))).Report;
}
