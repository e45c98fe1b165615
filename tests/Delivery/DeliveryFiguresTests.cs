using System.Globalization;
using System.Text.RegularExpressions;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(DeliveredProgrammes.Name)]
public sealed class DeliveryFiguresTests(DeliveredProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Sessions_by_month_add_up_to_the_known_counts_of_each_authority(string store)
    {
        var lines = await (await programmes.OnAsync(store)).ScrapeAsync();

        foreach (var la in GivenDelivery.Truth.GetProperty("sessions").GetProperty("per_la").EnumerateObject())
        {
            foreach (var status in new[] { "delivered", "cancelled", "no_show", "rescheduled" })
                Assert.Equal(la.Value.GetProperty(status).GetInt32(),
                    Values(lines, "programme_sessions", $"la=\"{la.Name}\"", $"status=\"{status}\"").Sum());
            Assert.Equal(11, Values(lines, "programme_sessions", $"la=\"{la.Name}\"", "status=\"due\"").Count);
            Assert.Equal(la.Value.GetProperty("cancelled").GetInt32(),
                Values(lines, "programme_sessions_cancelled", $"la=\"{la.Name}\"").Sum());
            Assert.Equal(la.Value.GetProperty("attendance_rate").GetDouble(),
                Assert.Single(Values(lines, "programme_session_attendance_ratio", $"la=\"{la.Name}\"")), 1e-9);
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
            Assert.Single(Values(lines, "programme_dose_sessions_mean", "la=\"all\"")), 1e-9);
        Assert.Equal(dose.GetProperty("share_with_6_or_more").GetDouble(),
            Assert.Single(Values(lines, "programme_dose_compliant_ratio", "la=\"all\"")), 1e-9);
        Assert.Equal(1347 / due, Assert.Single(Values(lines, "programme_session_delivery_ratio", "la=\"all\"")), 1e-9);
        Assert.Equal(11, Values(lines, "programme_session_delivery_ratio").Count);
        Assert.Equal(dose.GetProperty("schools_with_6_or_more").GetInt32(),
            Values(lines, "programme_dose_schools", "measure=\"compliant\"").Sum());
        Assert.Equal(dose.GetProperty("per_school").EnumerateObject().Count(),
            Values(lines, "programme_dose_schools", "measure=\"treated\"").Sum());
        Assert.Equal(dose.GetProperty("per_school").EnumerateObject().Sum(school => school.Value.GetInt32()),
            Values(lines, "programme_dose_sessions").Sum());
        Assert.Empty(Values(lines, "programme_sessions", "la=\"all\""));
        // 354 in September: 11 treated schools, one slot each.
        Assert.Equal(11, Assert.Single(Values(lines, "programme_sessions", "la=\"354\"", "status=\"due\"", "period=\"2021-09\"")));
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
