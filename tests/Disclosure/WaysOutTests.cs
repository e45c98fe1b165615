using System.Text;
using Programme.Host;
using Programme.Journal;
using Programme.Outcomes;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Every way by which a number of contacts or surveys leaves says which policy it follows.</summary>
[Trait("Promise", "S14")]
public sealed class WaysOutTests
{
    private const string Heading = "## Every way out\n";

    [Fact]
    public void Messages_of_published_counts_leave_by_the_policy_of_contacts_or_exact_and_exact_ones_never_by_a_board()
    {
        foreach (var rpc in Contracts.Methods.Values.Where(rpc => rpc.File.Package == "programme.outcomes.v1"
            && rpc.OutputType.Fields.InDeclarationOrder()
            .Any(field => field.FieldType == Google.Protobuf.Reflection.FieldType.Message
                && field.MessageType.Name is "ContactFigure" or "ContactCounts" or "MonitoringChart" or "ReturnRow")))
            Assert.Contains(AccessTable.All.Single(row => row.Rpc == $"{rpc.Service.Name}/{rpc.Name}").Policy,
                new[] { DisclosurePolicy.Contacts, DisclosurePolicy.Exact });
        Assert.Equal(FigurePolicies.Contacts, FigurePolicies.OfSeries(OutcomesFigures.Contacts.Name));
        Assert.All(Series(), name => Assert.NotEqual(FigurePolicies.Exact, FigurePolicies.OfSeries(name)));
    }

    [Fact]
    public void The_page_lists_every_way_out_with_its_policy_and_who_may_take_it()
    {
        var page = File.ReadAllText(Path.Combine(Source.Root, "docs/disclosure.md"));

        var table = new StringBuilder(page[..(page.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length)])
            .Append("\n| way | policy | who |\n| --- | --- | --- |\n");
        foreach (var row in AccessTable.All.Where(row => row.Policy != DisclosurePolicy.NotStated))
            table.Append($"| `{row.Rpc}` | {row.Policy.ToString().ToLowerInvariant()} | {Who(row)} |\n");
        foreach (var series in Series())
            table.Append($"| `{series}` | {FigurePolicies.OfSeries(series).Name} | boards of the authority and of the programme |\n");
        table.Append("| `summary`, `summary --json` | exact, surveys | the operator of the machine |\n| `flow` | open | the operator of "
            + "the machine |\n");

        Source.Approve("docs/disclosure.md", table.ToString());
    }

    private static string Who(AccessTable.Row row) =>
        string.Join(", ", row.Roles.Select(role => Host.Access.RoleName(role).Replace('_', ' '))
            .Concat(row.Modules is null ? [] : ["modules"]));

    private static IEnumerable<string> Series() => OutcomesFigures.All.Select(series => series.Name);
}
