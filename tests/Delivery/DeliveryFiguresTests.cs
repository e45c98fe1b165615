using System.Globalization;
using System.Text.RegularExpressions;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(DeliveredProgrammes.Name)]
public sealed class DeliveryFiguresTests(DeliveredProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Sessions_by_month_add_up_to_the_counts_by_design_of_each_authority(string store)
    {
        var programme = await programmes.OnAsync(store);
        var lines = await programme.ScrapeAsync();
        var lead = (await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.ProgrammeLead)).SummariseSessions(new());
        var told = lead.ByLa.ToDictionary(counts => counts.LaCode);

        foreach (var la in GivenDelivery.Truth.GetProperty("sessions").GetProperty("per_la").EnumerateObject())
        {
            foreach (var (status, count) in new[] { ("delivered", told[la.Name].Delivered), ("cancelled", told[la.Name].Cancelled),
                ("no_show", told[la.Name].NoShow), ("rescheduled", told[la.Name].Rescheduled) })
            {
                var published = Values(lines, "programme_sessions", $"la=\"{la.Name}\"", $"status=\"{status}\"");
                Assert.All(published, month => Assert.True(month >= 0));
                Assert.Equal(count, published.Sum());
                Assert.Equal(la.Value.GetProperty(status).GetInt32(), published.Sum(), 3 + (0.07 * count));
            }
            Assert.Equal(11, Values(lines, "programme_sessions", $"la=\"{la.Name}\"", "status=\"due\"").Count);
            Assert.Equal(told[la.Name].CancelledByParty.Values.Sum(),
                Values(lines, "programme_sessions_cancelled", $"la=\"{la.Name}\"").Sum());
            Assert.Equal(la.Value.GetProperty("attendance_rate").GetDouble(),
                Assert.Single(Values(lines, "programme_session_attendance_ratio", $"la=\"{la.Name}\"")), 0.05);
            Assert.Equal(0, Assert.Single(Values(lines, "programme_sessions_overdue", $"la=\"{la.Name}\"")));
        }
    }

    [SkippableTheory, EachStore]
    public async Task Ratios_and_means_are_there_for_each_authority_and_for_the_programme(string store)
    {
        var lines = await (await programmes.OnAsync(store)).ScrapeAsync();
        var dose = GivenDelivery.Truth.GetProperty("dose");
        var due = Values(lines, "programme_sessions", "status=\"due\"").Sum();

        Assert.Equal(dose.GetProperty("mean_sessions_per_treated_school").GetDouble(),
            Assert.Single(Values(lines, "programme_dose_sessions_mean", "la=\"all\"")), 0.2);
        Assert.Equal(dose.GetProperty("share_with_6_or_more").GetDouble(),
            Assert.Single(Values(lines, "programme_dose_compliant_ratio", "la=\"all\"")), 0.05);
        Assert.Equal(Values(lines, "programme_sessions", "status=\"delivered\"").Sum() / due,
            Assert.Single(Values(lines, "programme_session_delivery_ratio", "la=\"all\"")), 1e-9);
        Assert.Equal(11, Values(lines, "programme_session_delivery_ratio").Count);
        // 306 schools, of which 152 are treated: half of both arms is told.
        Assert.Equal(153, Values(lines, "programme_dose_schools", "measure=\"treated\"").Sum());
        Assert.Equal(dose.GetProperty("per_school").EnumerateObject().Sum(school => school.Value.GetInt32()) * 153 / 152.0,
            Values(lines, "programme_dose_sessions").Sum(), 40.0);
        Assert.Empty(Values(lines, "programme_sessions", "la=\"all\""));
        // 354 in September: half of 23 schools, one slot each.
        Assert.Equal(11.5, Assert.Single(Values(lines, "programme_sessions", "la=\"354\"", "status=\"due\"", "period=\"2021-09\"")));
        Assert.Equal(0, Assert.Single(Values(lines, "programme_sessions", "la=\"354\"", "status=\"due\"", "period=\"2021-12\"")));
    }

    [SkippableTheory, EachStore]
    public async Task Nothing_tells_a_school_a_person_or_an_arm(string store)
    {
        var lines = await (await programmes.OnAsync(store)).ScrapeAsync();

        var labels = lines.Where(line => line.StartsWith("programme_session", StringComparison.Ordinal)
            || line.StartsWith("programme_dose", StringComparison.Ordinal))
            .SelectMany(line => Regex.Matches(line, "([a-z_]+)=\"")).Select(match => match.Groups[1].Value).Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(["la", "la_name", "measure", "party", "period", "status"], labels);
    }

    private static List<double> Values(IReadOnlyList<string> lines, string series, params string[] labels) =>
        [.. lines.Where(line => line.StartsWith(series + "{", StringComparison.Ordinal)
            && labels.All(label => line.Contains(label, StringComparison.Ordinal)))
            .Select(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture))];
}
