using System.Text;
using Programme.Journal;
using Programme.Outcomes;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Every way by which a number of contacts or surveys leaves says which policy it follows.</summary>
public sealed class WaysOutTests
{
    private const string Heading = "## Every way out\n";

    [Fact]
    public void Every_rpc_of_the_module_has_a_policy_and_no_other() =>
        Assert.Equal(
            Contracts.Methods.Values.Where(rpc => rpc.File.Package == "programme.outcomes.v1").Select(rpc => $"{rpc.Service.Name}/{rpc.Name}").Order(StringComparer.Ordinal),
            FigurePolicies.OfRpcs.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Messages_of_published_counts_leave_by_the_policy_of_contacts_or_exact_and_exact_ones_never_by_a_board()
    {
        foreach (var rpc in Contracts.Methods.Values.Where(rpc => rpc.File.Package == "programme.outcomes.v1" && rpc.OutputType.Fields.InDeclarationOrder().Any(field => field.FieldType == Google.Protobuf.Reflection.FieldType.Message && field.MessageType.Name is "ContactFigure" or "ContactCounts" or "MonitoringChart" or "ReturnRow")))
            Assert.Contains(FigurePolicies.OfRpcs[$"{rpc.Service.Name}/{rpc.Name}"].Name, new[] { "contacts", "exact" });
        Assert.Equal(FigurePolicies.Contacts, FigurePolicies.OfSeries(OutcomesFigures.Contacts.Name));
        Assert.All(Series(), name => Assert.NotEqual(FigurePolicies.Exact, FigurePolicies.OfSeries(name)));
    }

    [Fact]
    public void The_page_lists_every_way_out_with_its_policy_and_who_may_take_it()
    {
        var page = File.ReadAllText(Path.Combine(Source.Root, "docs/disclosure.md"));
        var callers = File.ReadLines(Path.Combine(Source.Root, "tests/Architecture/access.approved.txt")).Select(line => line.Split(": ", 2)).Where(cells => cells.Length == 2).ToDictionary(cells => cells[0], cells => cells[1]);

        var table = new StringBuilder(page[..(page.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length)]).Append("\n| way | policy | who |\n| --- | --- | --- |\n");
        foreach (var (rpc, policy) in FigurePolicies.OfRpcs)
            table.Append($"| `{rpc}` | {policy.Name} | {callers[rpc].Replace("_", " ", StringComparison.Ordinal)} |\n");
        foreach (var series in Series())
            table.Append($"| `{series}` | {FigurePolicies.OfSeries(series).Name} | boards of the authority and of the programme |\n");
        table.Append("| `summary`, `summary --json` | exact, surveys | the operator of the machine |\n| `flow` | open | the operator of the machine |\n");

        Source.Approve("docs/disclosure.md", table.ToString());
    }

    private static IEnumerable<string> Series() => OutcomesFigures.All.Select(series => series.Name);
}
