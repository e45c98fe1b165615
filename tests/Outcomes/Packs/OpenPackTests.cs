using Programme.Outcomes;
using Programme.Outcomes.V1;

namespace Programme.Tests;

/// <summary>The open pack: results of the whole trial, published counts, nothing of one school, person or authority.</summary>
public sealed class OpenPackTests
{
    [Fact]
    public void Results_of_one_authority_and_names_of_rows_stay_out()
    {
        var source = GivenPack.Source("edge_a");

        var pack = OpenPack.Build(source, [new ContactFigure { LaCode = "351", Month = "2021-09", Withheld = "c", Schools = 3 }]);
        var files = GivenPack.Files(pack);

        Assert.Equal(pack, OpenPack.Build(source, [new ContactFigure { LaCode = "351", Month = "2021-09", Withheld = "c", Schools = 3 }]));
        Assert.Contains(source.Results, row => row.Id.StartsWith("itt.wls_rd.without_authority", StringComparison.Ordinal));
        Assert.DoesNotContain("without_authority", files["results.csv"], StringComparison.Ordinal);
        Assert.Contains(source.Results, row => row.Reason.Contains(source.Data.Schools[0].Id[..2], StringComparison.Ordinal));
        Assert.DoesNotContain(source.Data.Schools, school => files["results.csv"].Contains(school.Id, StringComparison.Ordinal));
        Assert.Contains(" rows)", files["results.csv"], StringComparison.Ordinal);
        Assert.Contains("351,2021-09,,,,,,c,3,,\n", files["aggregates.csv"], StringComparison.Ordinal);
        Assert.DoesNotContain("school.csv", files.Keys);
    }

    [Fact]
    public void A_family_of_results_of_which_a_count_is_small_is_withheld_whole()
    {
        AnalysisResultRow[] results = [Row("turnover.rates", "events0", "4"), Row("turnover.rates", "rate_per100_0", "7.1"),
            Row("turnover.km", "S_d91_arm0", "0.9"), Row("itt.raw.arm0", "contacts", "300"), Row("burnout.ancova", "n", "40"),
            Row("consort.counts", "dsl_both_arm1", "3"), Row("consort.counts", "randomised_arm1", "4")];

        var open = OpenResults.Of(results);

        Assert.Equal(["", "", "", "300", "40", "", "4"], open.Select(row => row.Value));
        Assert.Equal(["missing", "missing", "missing", "value", "value", "missing", "value"], open.Select(row => row.Status));
        Assert.All(open.Where(row => row.Status == "missing"),
            row => Assert.StartsWith("WITHHELD: ", row.Reason, StringComparison.Ordinal));
    }

    private static AnalysisResultRow Row(string id, string key, string value) =>
        new() { Run = 1, Place = 1, Id = id, Key = key, Value = value, Unit = "", Status = "value", Reason = "" };
}
