using System.Net;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Outcomes.V1;

namespace Programme.Tests;

/// <summary>An authority beside the others, and term by term.</summary>
public sealed class ComparePageTests(LoadedPages pages) : IClassFixture<LoadedPages>
{
    [Trait("Promise", "S2")]
    [Theory]
    [InlineData(Role.LaCoordinator)]
    [InlineData(Role.LaDataOfficer)]
    [InlineData(Role.Supervisor)]
    public async Task A_key_of_one_authority_sees_of_the_others_no_more_than_the_pooled_share_of_contacts(Role role)
    {
        using var own = await Visitor.OfAsync(pages.Programme, role, "350");
        var page = await own.GetAsync("/authorities/350/compare");
        var rows = await own.GetAsync("/authorities/350/compare/others.csv");
        var limited = await pages.Programme.ClientAsync<MonitoringService.MonitoringServiceClient>(Role.LaCoordinator, "350");
        var funnel = (await limited.GetMonitoringFiguresAsync(new())).Charts.Single().Points[^1].Funnel;

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Your key sees this authority alone", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", page.Html, StringComparison.Ordinal);
        foreach (var cells in rows.Rows)
        {
            var pooled = cells[0].StartsWith("Inappropriate", StringComparison.Ordinal) && funnel is not null
                ? Programme.Host.PageText.Share(funnel.Target) : "";
            Assert.Equal((cells[0], pooled, "", ""), (cells[0], cells[2], cells[3], cells[4]));
        }
        Assert.Equal((await own.GetAsync("/authorities/999")).Html, (await own.GetAsync("/authorities/351/compare")).Html);
    }

    [Fact]
    public async Task Who_sees_all_authorities_sees_each_measure_of_all_of_them_and_where_this_one_stands()
    {
        using var manager = await Visitor.OfAsync(pages.Programme, Role.TrialManager);
        var sums = await pages.Programme.Client<DeliveryService.DeliveryServiceClient>().SummariseSessionsAsync(new());

        var page = await manager.GetAsync("/authorities/350/compare");

        Assert.Contains($"{sums.Overall.Delivered:N0} of {sums.Overall.Due:N0}) in all authorities", page.Text, StringComparison.Ordinal);
        foreach (var measure in new[] { "Sessions delivered", "Leads in post", "Inappropriate contacts", "Returns in time", "Cost of a" })
            Assert.Matches($"aria-label=\"{measure}[^\"]*this authority", page.Html);
        Assert.InRange(page.Html.Length, 1_000, 100_000);
    }

    [Fact]
    public async Task A_key_of_two_authorities_is_told_that_their_sum_is_not_that_of_all()
    {
        using var two = await Visitor.OfAsync(pages.Programme, Role.LaCoordinator, "350", "351");

        var page = await two.GetAsync("/authorities/350/compare");

        Assert.Matches("Sessions delivered of those due [^.]* in the authorities of your key", page.Text);
        Assert.DoesNotContain("Your key sees this authority alone", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_terms_add_up_to_what_was_counted_up_to_their_end()
    {
        using var manager = await Visitor.OfAsync(pages.Programme, Role.TrialManager);
        var up = (await pages.Programme.Client<DeliveryService.DeliveryServiceClient>().SummariseSessionsAsync(new()
        {
            AsOf = GivenDelivery.Day(2022, 3, 31)
        })).ByLa.Single(one => one.LaCode == "350");

        var page = await manager.GetAsync("/authorities/350/compare?on=2022-03-31");
        var line = (await manager.GetAsync("/authorities/350/compare/terms.csv?on=2022-03-31")).Html.Split('\n')
            .Single(row => row.StartsWith("Sessions delivered", StringComparison.Ordinal));

        Assert.Contains("Autumn 2021", page.Text, StringComparison.Ordinal);
        Assert.Contains("Spring 2022 to 31 March", page.Text, StringComparison.Ordinal);
        var counts = System.Text.RegularExpressions.Regex.Matches(line, @"\((\d+) of (\d+)\)");
        Assert.Equal(2, counts.Count);
        Assert.Equal((up.Delivered, up.Due), (Sum(1), Sum(2)));

        int Sum(int group) => counts.Sum(one => int.Parse(one.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Counts_by_design_are_not_subtracted_from_each_other()
    {
        using var lead = await Visitor.OfAsync(pages.Programme, Role.ProgrammeLead);

        var terms = (await lead.GetAsync("/authorities/350/compare/terms.csv")).Html;

        Assert.DoesNotContain("Sessions delivered", terms, StringComparison.Ordinal);
        Assert.Contains("Inappropriate contacts", terms, StringComparison.Ordinal);
    }
}
