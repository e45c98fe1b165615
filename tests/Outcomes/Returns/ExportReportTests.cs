using System.Text.Json.Nodes;
using Google.Protobuf;
using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ExportReportTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Every_planted_defect_is_reported_with_its_rule_line_and_column_and_nothing_is_stored(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithListAsync(programme);
        var returns = programme.Client<ReturnsService.ReturnsServiceClient>();
        var expected = await GivenOutcomes.FaultsAsync();

        // Of what is no list at all there is no report: it is refused.
        foreach (var file in expected["files"]!.AsArray()
            .Where(file => (string)file!["file"]! is not ("junk_5mb.csv" or "empty.csv" or "binary.csv")))
        {
            var name = (string)file!["file"]!;
            var report =
                await returns.ExportReportAsync(new()
                {
                    LaCode = "357",
                    ReportingMonth = "2021-10",
                    FileName = name,
                    Content = ByteString.CopyFrom(await File.ReadAllBytesAsync(GivenOutcomes.Path($"outcomes/bad/{name}")))
                });

            Assert.Equal((name, (string)file["expect"]! == "reject"), (name, report.Errors > 0));
            Assert.All(report.Findings, finding => Assert.Matches("^[EQ][0-9]{3}$", finding.Rule));
            if (report.Errors > 0)
                Assert.Equal((name, (int?)file["line"] ?? 0, (string?)file["column"] ?? ""),
                    (name, report.Findings[0].Line, report.Findings[0].Column));
        }

        Assert.DoesNotContain((await programme.Client<OutcomesService.OutcomesServiceClient>()
            .ListReturnsAsync(new() { LaCode = "357" })).Returns, row => row.ReportingMonth == "2021-10");
    }

    [SkippableTheory, EachStore]
    public async Task The_csv_says_row_column_value_rule_and_what_to_do(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithListAsync(programme);
        var officer = await programme.ClientAsync<ReturnsService.ReturnsServiceClient>(Role.LaDataOfficer, "351");
        var content =
            ByteString.CopyFromUtf8(GivenOutcomes.Return("2021-10", "2021-11-10", (GivenOutcomes.Bury[0], 3, 5),
                (GivenOutcomes.Bury[1], 4, -1)));

        var report = await officer.ExportReportAsync(new() { LaCode = "351", ReportingMonth = "2021-10", Content = content });

        Assert.Equal(
        [
            "kind,rule,line,column,their_column,school_urn,value,message,reason,answered_at",
            "error,E210,2,contacts_nfa,contacts_nfa,,5,\"at most contacts_total, 3, is expected.\",,",
            "error,E202,3,contacts_nfa,contacts_nfa,,'-1,a number of 0 or more is expected.,,",
        ], report.Csv.ToStringUtf8().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("contacts_nfa", report.ReadAs.Columns.Single(column => column.FirstCell == "5").TheirColumn);
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await officer.ExportReportAsync(new() { LaCode = "352", ReportingMonth = "2021-10", Content = content }));
    }

    [SkippableTheory, EachStore]
    public async Task Of_a_stored_version_the_queries_are_reported_with_their_reasons(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        var returns = programme.Client<ReturnsService.ReturnsServiceClient>();
        var text = GivenOutcomes.Return("2021-12", "2022-01-10", (GivenOutcomes.Bury[0], 9, null))
            .Replace("final,\n", "final,late system\n", StringComparison.Ordinal);
        var preview =
            await returns.ExportReportAsync(new() { LaCode = "351", ReportingMonth = "2021-12", Content = ByteString.CopyFromUtf8(text) });
        await outcomes.ImportAsync("351", "2021-12", text);

        var report = await returns.ExportReportAsync(new() { LaCode = "351", ReportingMonth = "2021-12" });

        var blank = report.Findings.Single(finding => finding.Rule == "Q302");
        Assert.Equal((2, "contacts_nfa", GivenOutcomes.Bury[0], "late system"), (blank.Line, blank.Column, blank.Urn, blank.Reason));
        Assert.Equal(preview.Findings.Select(finding => finding.Message), report.Findings.Select(finding => finding.Message));
        Assert.Equal(0, report.OpenQueries);
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await returns.ExportReportAsync(new() { LaCode = "351", ReportingMonth = "2021-12", Version = 7 }));
        await Imports.RefusedAsync(Reasons.FileTooLarge,
            async () =>
                await returns.ExportReportAsync(new()
                {
                    LaCode = "351",
                    ReportingMonth = "2021-12",
                    Content = ByteString.CopyFrom(new byte[2_000_001])
                }));
    }
}
