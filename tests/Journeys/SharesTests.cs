using System.Globalization;
using System.Text.RegularExpressions;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Every share, mean and rate on <c>/metrics</c>, and what it is made of.</summary>
[Collection(WholeProgramme.Name)]
public sealed partial class SharesTests(Programmes programmes)
{
    /// <summary>Numerator, denominator, and what their quotient is multiplied by. A figure over all authorities (la=all) is made of
    /// the sums over la.</summary>
    private static readonly Dictionary<string, (Counts Numerator, Counts Denominator, double Times)> Made = new()
    {
        ["programme_session_delivery_ratio"] =
            (new("programme_sessions", "status", "delivered"), new("programme_sessions", "status", "due"), 1),
        ["programme_session_attendance_ratio"] =
            (new("programme_session_attendance", "measure", "attended"), new("programme_session_attendance", "measure", "recorded"), 1),
        ["programme_dose_sessions_mean"] = (new("programme_dose_sessions"), new("programme_dose_schools", "measure", "treated"), 1),
        ["programme_dose_compliant_ratio"] =
            (new("programme_dose_schools", "measure", "compliant"), new("programme_dose_schools", "measure", "treated"), 1),
        ["programme_dsl_turnover_ratio"] = (new("programme_dsl_leavers"), new("programme_dsl_in_post_at_start"), 1),
        ["programme_dsl_starter_turnover_ratio"] = (new("programme_dsl_starter_leavers"), new("programme_dsl_in_post_at_start"), 1),
        ["programme_dsl_leavers_per_100_person_years"] = (new("programme_dsl_leavers"), new("programme_dsl_person_years"), 100),
        ["programme_inappropriate_contact_ratio"] =
            (new("programme_contacts", "measure", "nfa", "programme_contacts_pooled"),
                new("programme_contacts", "measure", "total", "programme_contacts_pooled"), 1),
        ["programme_inappropriate_contact_ratio_to_date"] =
            (new("programme_contacts_to_date", "measure", "nfa", "programme_contacts_pooled_to_date"),
                new("programme_contacts_to_date", "measure", "total", "programme_contacts_pooled_to_date"), 1),
        ["programme_cost_per_session_pence"] = (new("programme_costs_pence"), new("programme_sessions", "status", "delivered"), 1),
        ["programme_cost_per_school_pence"] = (new("programme_costs_pence"), new("programme_costs_reached", "measure", "schools"), 1),
        ["programme_cost_per_pupil_pence"] = (new("programme_costs_pence"), new("programme_costs_reached", "measure", "pupils"), 1),
    };

    [SkippableTheory, EachStore]
    public async Task Every_share_is_its_published_numerator_over_its_published_denominator(string store)
    {
        var published = await PublishedAsync(store);

        foreach (var (name, (numerator, denominator, times)) in Made)
        {
            var shares = published.Where(line => line.Name == name).ToList();
            Assert.Equal(11, shares.Select(share => share.Labels["la"]).Distinct().Count());
            Assert.All(shares, share =>
            {
                var quotient = times * numerator.Of(share, published) / denominator.Of(share, published);
                Assert.Equal(quotient, share.Value, 1e-9 * Math.Max(1, quotient));
            });
        }
    }

    [SkippableTheory, EachStore]
    public async Task No_share_is_published_of_which_the_counts_are_not_known_here(string store)
    {
        // Of answers to a survey the sum is nobody's to know: a mean is of ten people at least (SurveySeriesTests).
        var shares = (await PublishedAsync(store)).Select(line => line.Name)
            .Where(name => AShare().IsMatch(name) && !name.StartsWith("programme_survey_", StringComparison.Ordinal)).Distinct();

        Assert.Equal(Made.Keys.Order(StringComparer.Ordinal), shares.Order(StringComparer.Ordinal));
    }

    private async Task<List<Line>> PublishedAsync(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        return [.. (await programme.ScrapeAsync()).Where(line => line.Contains("{la=", StringComparison.Ordinal)).Select(Line.Of)];
    }

    /// <summary>A ratio, a mean or a rate, without its bounds.</summary>
    [GeneratedRegex("_(ratio|mean|per)(_|$)(?!.*(lower|upper)$)")]
    private static partial Regex AShare();

    [GeneratedRegex("([a-z_]+)=\"([^\"]*)\"")]
    private static partial Regex Label();

    /// <summary>A line of <c>/metrics</c>.</summary>
    private sealed record Line(string Name, IReadOnlyDictionary<string, string> Labels, double Value)
    {
        public static Line Of(string line) => new(
            line[..line.IndexOf('{', StringComparison.Ordinal)],
            Label().Matches(line).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value),
            double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    /// <summary>The series of a numerator or denominator; where a sum over authorities would not do, the series that has those of
    /// all.</summary>
    private sealed record Counts(string Series, string Label = "la", string? Value = null, string? OfAll = null)
    {
        /// <summary>Added up, in the authority, period and role of a share.</summary>
        public double Of(Line share, IEnumerable<Line> published)
        {
            var all = share.Labels["la"] == "all";
            var found = published.Where(line => line.Name == (all ? OfAll ?? Series : Series)
                && (Value is null || line.Labels[Label] == Value)
                && share.Labels.All(label => label.Key is "la" or "la_name" ? all
                    || line.Labels[label.Key] == label.Value
                    : line.Labels.GetValueOrDefault(label.Key, label.Value) == label.Value)).ToList();
            Assert.NotEmpty(found);
            return found.Sum(line => line.Value);
        }
    }
}
