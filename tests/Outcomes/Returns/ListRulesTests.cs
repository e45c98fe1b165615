using System.Text;
using Programme.Outcomes;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListRulesTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Fact]
    public void The_published_table_is_that_of_the_rules()
    {
        var text =
            new StringBuilder("# The rules of returns\n\nMade from `ReturnRuleTable`; a test keeps it current. An error must be mended, a "
                + "query mended or answered with a reason.\nYears are academic years of the months to which a rule applies. Thresholds: "
                + "[settings](settings.md). How to go about it: [returns.md](returns.md).\n\n");
        text.Append("| rule | code | looks at | what is wrong | what to do | from | to |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var rule in ReturnRuleTable.All)
            text.Append($"| {rule.Number} | {rule.Code} | {rule.Measure} | {rule.Text} | {rule.Mend} | "
                + $"{rule.FromYear}/{(rule.FromYear + 1) % 100:00} | "
                + $"{(rule.ToYear is { } last ? $"{last}/{(last + 1) % 100:00}" : "")} |\n");
        Source.Approve("docs/return-rules.md", text.ToString());
    }

    [Fact]
    public void A_number_and_a_code_belong_to_one_rule()
    {
        Assert.Equal(ReturnRuleTable.All.Count, ReturnRuleTable.All.Select(rule => rule.Number).Distinct().Count());
        Assert.Equal(ReturnRuleTable.All.Count, ReturnRuleTable.All.Select(rule => rule.Code).Distinct().Count());
    }

    [SkippableTheory, EachStore]
    public async Task Rules_are_listed_by_number_and_by_the_year_in_which_they_apply(string store)
    {
        var returns = (await programmes.OnAsync(store)).Client<ReturnsService.ReturnsServiceClient>();

        var first = await returns.ListRulesAsync(new() { ReportingMonth = "2021-08", PageSize = 25 });
        var rest = await returns.ListRulesAsync(new() { ReportingMonth = "2021-08", PageSize = 25, PageToken = first.NextPageToken });
        var later = await returns.ListRulesAsync(new() { ReportingMonth = "2021-09" });

        var numbers = first.Rules.Concat(rest.Rules).Select(rule => rule.Number).ToList();
        Assert.Equal(numbers.Order(StringComparer.Ordinal), numbers);
        Assert.Equal(["Q333"], later.Rules.Select(rule => rule.Number).Except(numbers));
        await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await returns.ListRulesAsync(new() { ReportingMonth = "2021" }));
    }
}
