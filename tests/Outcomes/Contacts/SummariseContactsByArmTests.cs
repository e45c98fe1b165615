using System.Text.Json;
using System.Text.Json.Nodes;
using Programme.Access.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using Returns = Programme.Outcomes.V1.OutcomesService.OutcomesServiceClient;

namespace Programme.Tests;

/// <summary>That it is refused to everybody before: see <see cref="UnmaskedProgramme"/>, which every test here starts with.</summary>
[Collection(UnmaskedProgramme.Name)]
public sealed class SummariseContactsByArmTests(Programmes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Once_unmasked_the_statistician_sees_the_contacts_by_arm_of_the_truth(string store)
    {
        var programme = await UnmaskedProgramme.OnAsync(programmes, store);
        var statistician = await programme.ClientAsync<Returns>(Role.Statistician);

        AssertEqual(Truth.Section("outcomes_202122"), statistician.SummariseContactsByArm(new()));
        AssertEqual(Truth.Section("outcomes_baseline_202021"),
            statistician.SummariseContactsByArm(new() { FirstMonth = "2020-09", LastMonth = "2021-08" }));
    }

    [SkippableTheory, EachStore]
    public async Task The_arms_add_up_to_all_schools_whatever_is_asked_for(string store)
    {
        var outcomes = (await UnmaskedProgramme.OnAsync(programmes, store)).Client<Returns>();
        foreach (var (basis, without) in new[] { (VersionBasis.First, false), (VersionBasis.Latest, true) })
        {
            var all = outcomes.SummariseContacts(new() { Basis = basis, WithoutDataWithdrawn = without }).Overall;
            var arms = outcomes.SummariseContactsByArm(new() { Basis = basis, WithoutDataWithdrawn = without });

            Assert.Equal((all.Nfa.Numerator, all.Nfa.Denominator, all.Schools),
                (arms.Intervention.Nfa.Numerator + arms.Control.Nfa.Numerator,
                    arms.Intervention.Nfa.Denominator + arms.Control.Nfa.Denominator, arms.Intervention.Schools + arms.Control.Schools));
        }
    }

    [SkippableTheory, EachStore]
    public async Task Before_anything_is_returned_there_is_no_odds_ratio_and_a_wrong_window_is_refused(string store)
    {
        var outcomes = (await UnmaskedProgramme.OnAsync(programmes, store)).Client<Returns>();

        var early = outcomes.SummariseContactsByArm(new() { KnownOn = new() { Year = 2021, Month = 9, Day = 1 } });
        var refused = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await outcomes.SummariseContactsByArmAsync(new() { FirstMonth = "September" }));

        Assert.Equal((false, 0), (early.HasCrudeOddsRatio, early.Control.Schools));
        Assert.Equal(["first_month"], refused.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task The_summary_has_results_by_arm_once_unmasked(string store)
    {
        var programme = await UnmaskedProgramme.OnAsync(programmes, store);

        var summary = await SummaryVerb.SummariseAsync(programme.Invoker(), new(), default);

        WholeProgramme.AssertSame(WholeProgramme.Truth("turnover"), summary["turnover"]!);
        WholeProgramme.AssertSame(Clustered("outcomes_202122", summary), summary["outcomes_202122"]!);
        WholeProgramme.AssertSame(Clustered("outcomes_baseline_202021", summary), summary["outcomes_baseline_202021"]!);
    }

    /// <summary>The truth with the intervals of schools as clusters in the place of Wilson's, by arm: they are wider.</summary>
    private static JsonNode Clustered(string section, JsonNode summary)
    {
        var truth = WholeProgramme.Truth(section).DeepClone();
        foreach (var arm in new[] { "T", "C" })
        {
            var (expected, actual) = (truth["by_arm"]![arm]!.AsObject(), summary[section]!["by_arm"]![arm]!);
            foreach (var (bound, side) in new[] { ("low", -1), ("high", 1) })
            {
                var (wide, narrow) = (actual[$"clustered_{bound}"]!.GetValue<double>(), expected[$"wilson_{bound}"]!.GetValue<double>());
                Assert.True(side * wide > side * narrow, $"{section} {arm} {bound}: {wide}, {narrow}");
                expected.Remove($"wilson_{bound}");
                expected[$"clustered_{bound}"] = actual[$"clustered_{bound}"]!.DeepClone();
            }
        }
        return truth;
    }

    private static void AssertEqual(JsonElement section, SummariseContactsByArmResponse arms)
    {
        var truth = section.GetProperty("by_arm");
        foreach (var (name, counts) in new[] { ("T", arms.Intervention), ("C", arms.Control) })
        {
            var expected = truth.GetProperty(name);
            Assert.Equal((expected.GetProperty("contacts_total").GetInt64(), expected.GetProperty("contacts_nfa").GetInt64()),
                (counts.Nfa.Denominator, counts.Nfa.Numerator));
            // Schools are clusters: wider than the interval of single contacts.
            Assert.InRange(counts.Nfa.Lower, 0, expected.GetProperty("wilson_low").GetDouble() - 0.005);
            Assert.InRange(counts.Nfa.Upper, expected.GetProperty("wilson_high").GetDouble() + 0.005, 1);
        }
        Assert.Equal(truth.GetProperty("crude_odds_ratio_T_over_C").GetDouble(), arms.CrudeOddsRatio, 1e-9);
    }
}
