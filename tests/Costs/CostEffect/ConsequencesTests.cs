using Programme.Costs;
using Programme.Outcomes.V1;

namespace Programme.Tests;

/// <summary>The table of consequences: every outcome of a run, also one that has no estimate.</summary>
public sealed class ConsequencesTests
{
    [Fact]
    public void An_outcome_without_an_estimate_or_an_interval_is_a_row_with_the_reason_of_the_run()
    {
        AnalysisResult[] results =
        [
            new() { Id = "itt.primary.wls_rd", Key = "", Status = "missing", Reason = "TOO_FEW_CLUSTERS: 3 clusters." },
            new() { Id = "rate.poisson.nfa", Key = "rate_ratio", Value = "0.9", Unit = "1", Status = "value" },
            new() { Id = "rate.poisson.nfa", Key = "p", Status = "missing", Reason = "OTHER: not of the interval." },
            new() { Id = "rate.poisson.nfa", Key = "rr_lo", Status = "missing", Reason = "NO_VARIATION: all alike." },
            new() { Id = "turnover.cox.efron", Key = "hr", Value = "1.2", Unit = "1", Status = "value" },
            new() { Id = "turnover.cox.efron", Key = "hr_lo", Value = "0.8", Unit = "1", Status = "value" },
            new() { Id = "turnover.cox.efron", Key = "hr_hi", Value = "1.9", Unit = "1", Status = "value" },
            new() { Id = "burnout.ancova.wave", Key = "", Status = "missing", Reason = "NO_DATA: nobody answered." },
            new() { Id = "balance.pupils", Key = "smd", Value = "0.1", Unit = "1", Status = "value" },
        ];

        var rows = Consequences.Of(results, scores: true).ToList();

        Assert.Equal([("itt.primary.wls_rd", "difference", "missing", "TOO_FEW_CLUSTERS: 3 clusters."),
            ("rate.poisson.nfa", "rate_ratio", "missing", "NO_VARIATION: all alike."), ("turnover.cox.efron", "hazard_ratio", "value", ""),
            ("burnout.ancova.wave", "difference", "missing", "NO_DATA: nobody answered.")],
            rows.Select(one => (one.Id, one.Measure, one.Status, one.Reason)));
        Assert.All(rows, one => Assert.Equal((one.Reason.Length == 0, one.Reason.Length == 0, one.Reason.Length == 0),
            (one.HasEstimate, one.HasLower, one.HasUpper)));
        Assert.Equal(3, Consequences.Of(results, scores: false).Count());
        Assert.StartsWith("NO_DATA: ", Consequences.Of([results[1]], scores: true).Single().Reason, StringComparison.Ordinal);
    }
}
