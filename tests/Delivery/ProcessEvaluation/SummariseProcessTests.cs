using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(DeliveredProgrammes.Name)]
public sealed class SummariseProcessTests(DeliveredProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Every_measure_of_every_authority_is_that_of_the_files(string store)
    {
        var programme = await programmes.OnAsync(store);
        var due = GivenDelivery.Delivery(programme).SummariseSessions(new()).ByLa.ToDictionary(la => la.LaCode, la => la.Due);

        var process = GivenDelivery.Evaluation(programme).SummariseProcess(new());

        foreach (var la in process.Measures.Where(measure => measure.LaCode.Length > 0).GroupBy(measure => measure.LaCode))
        {
            var measures = la.ToDictionary(measure => measure.Code);
            foreach (var (code, (numerator, denominator)) in ProcessFromFiles.Of(la.Key, due[la.Key]))
            {
                Assert.Equal((la.Key, code, numerator, denominator), (la.Key, code, measures[code].Numerator, measures[code].Denominator));
                Assert.Equal(numerator / denominator, measures[code].Value, 1e-12);
            }
            AssertScore(ProcessFromFiles.Score(la.Key, 3, "q1", "q2", "q3", "q4", "q5"), measures["quality_dsl"]);
            AssertScore(ProcessFromFiles.Score(la.Key, 1, "q6"), measures["responsiveness_value"]);
            Assert.Equal(("c", false, false, false),
                (measures["quality_supervisor"].Withheld, measures["quality_supervisor"].HasValue,
                    measures["quality_supervisor"].HasNumerator, measures["quality_supervisor"].HasDenominator));
        }
        Assert.Equal(10 + 1, process.Measures.Select(measure => measure.LaCode).Distinct().Count());
    }

    [SkippableTheory, EachStore]
    public async Task Over_all_authorities_numerators_and_denominators_are_added_up(string store)
    {
        var measures = GivenDelivery.Evaluation(await programmes.OnAsync(store)).SummariseProcess(new()).Measures;

        var overall = measures.Where(measure => measure.LaCode.Length == 0).ToDictionary(measure => measure.Code);
        foreach (var code in new[] { "fidelity_format", "dosage_delivered", "reach_schools", "responsiveness_attendance" })
        {
            var own = measures.Where(measure => measure.Code == code && measure.LaCode.Length > 0).ToList();
            Assert.Equal((own.Sum(measure => measure.Numerator), own.Sum(measure => measure.Denominator)),
                (overall[code].Numerator, overall[code].Denominator));
        }
        // 14 supervisors in each of two waves: too few in any authority, enough over all.
        Assert.Equal((28.0, ""), (overall["quality_supervisor"].Denominator, overall["quality_supervisor"].Withheld));
        Assert.Equal(GivenDelivery.Truth.GetProperty("sessions").GetProperty("overall").GetProperty("attendance_rate").GetDouble(),
            overall["responsiveness_attendance"].Value, 1e-12);
    }

    [SkippableTheory, EachStore]
    public async Task A_measure_without_data_says_so_and_is_not_zero(string store)
    {
        var measures = GivenDelivery.Evaluation(await programmes.OnAsync(store)).SummariseProcess(new() { LaCode = "350" }).Measures
            .ToDictionary(measure => measure.Code);

        Assert.All(["fidelity_observed", "usual_practice_baseline", "usual_practice_end", "adaptations_consistent"],
            code => Assert.Equal(("x", false, false), (measures[code].Withheld, measures[code].HasValue, measures[code].HasDenominator)));
        Assert.Equal((0.0, "", false),
            (measures["adaptations"].Value, measures["adaptations"].Withheld, measures["adaptations"].HasDenominator));
    }

    [SkippableTheory, EachStore]
    public async Task Months_and_terms_add_up_to_the_year_and_end_on_the_day_asked_for(string store)
    {
        var evaluation = GivenDelivery.Evaluation(await programmes.OnAsync(store));
        double Of(ProcessPeriod period, string code) =>
            evaluation.SummariseProcess(new() { LaCode = "350", Period = period }).Measures.Where(measure => measure.Code == code)
            .Sum(measure => measure.Numerator);

        // In one of the months none of the authority's sessions was due.
        foreach (var code in new[] { "fidelity_format", "dosage_delivered", "responsiveness_attendance", "responsiveness_cases" })
            Assert.Equal((Of(ProcessPeriod.YearToDate, code), Of(ProcessPeriod.YearToDate, code)),
                (Of(ProcessPeriod.Month, code), Of(ProcessPeriod.Term, code)));
        var terms =
            evaluation.SummariseProcess(new()
            {
                LaCode = "350",
                Period = ProcessPeriod.Term,
                AsOf = GivenDelivery.Day(2022, 1, 31)
            }).Measures;
        var months =
            evaluation.SummariseProcess(new()
            {
                LaCode = "350",
                Period = ProcessPeriod.Month,
                AsOf = GivenDelivery.Day(2022, 1, 31)
            }).Measures;
        Assert.Equal(["202122 autumn", "202122 spring"], terms.Select(measure => measure.Period).Distinct());
        Assert.Equal(["2021-09", "2021-10", "2021-11", "2021-12", "2022-01"], months.Select(measure => measure.Period).Distinct());
        Assert.Contains(months, measure =>
            measure is { Code: "dosage_delivered", Withheld: "z", HasValue: false, Numerator: > 0, HasDenominator: true, Denominator: 0 });
        Assert.Equal(DeliveryFiles.Delivered.Count(row => row["la_code"] == "350"
            && string.CompareOrdinal(row["scheduled_on"], "2022-01-31") <= 0),
            months.Where(measure => measure.Code == "dosage_delivered").Sum(measure => measure.Numerator));
    }

    [SkippableTheory, EachStore]
    public async Task A_limited_key_sees_its_own_authority_and_every_measure_has_its_definition(string store)
    {
        var programme = await programmes.OnAsync(store);
        var coordinator = await programme.ClientAsync<EvaluationService.EvaluationServiceClient>(Role.LaCoordinator, "352");

        var own = coordinator.SummariseProcess(new());

        Assert.Equal(GivenDelivery.Evaluation(programme).SummariseProcess(new()).Measures.Where(measure => measure.LaCode == "352"),
            own.Measures);
        Assert.Equal(own.Definitions.Select(definition => definition.Code), own.Measures.Select(measure => measure.Code));
        Assert.All(own.Definitions, definition =>
            Assert.True(definition.Text.Length > 0 && definition.Unit.Length > 0 && definition.Dimension != ProcessDimension.Unspecified));
        await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await coordinator.SummariseProcessAsync(new() { Period = (ProcessPeriod)9 }));
    }

    private static void AssertScore((double Sum, int People) expected, ProcessMeasure measure)
    {
        Assert.Equal((expected.People > 0, expected.People > 0 ? "" : "c"), (measure.HasValue, measure.Withheld));
        if (expected.People == 0)
            return;
        Assert.Equal(expected.People, measure.Denominator);
        Assert.Equal(expected.Sum / expected.People, measure.Value, 1e-12);
    }
}

public sealed class ProcessBeforeTheDrawTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Before_the_draw_there_are_measures_without_data_and_no_control_schools(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenDelivery.AuthoritiesAsync(programme);
        var evaluation = GivenDelivery.Evaluation(programme);

        var measures = evaluation.SummariseProcess(new()).Measures;

        Assert.All(measures.Where(measure => measure.Code != "adaptations"),
            measure => Assert.Equal((measure.Code, "x"), (measure.Code, measure.Withheld)));
        await Imports.RefusedAsync(Reasons.NotDrawn, async () => await evaluation.SummariseControlContactAsync(new()));
    }
}
