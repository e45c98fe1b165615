using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Host;
using Programme.Tests.Support;
using static Programme.Tests.GivenUnitCosts;

namespace Programme.Tests;

/// <summary>SummariseUnitCosts: each figure says what is in it, and comes out as worked by hand.</summary>
public sealed class SummariseUnitCostsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_cost_per_pupil_of_the_synthetic_programme_depends_on_what_is_in_it_and_says_so(string store)
    {
        var answer = (await programmes.WithDeliveryAsync(store)).SummariseUnitCosts(new());

        Assert.Equal(6.88689247105, Pounds(answer, "pupil.year_one"), 11);
        Assert.Equal(6.43925005417, Pounds(answer, "pupil.without_prerequisites"), 11);
        Assert.Equal(6.29994961838, Pounds(answer, "pupil.three_years"), 11);
        Assert.Equal(5.35900789733, Pounds(answer, "pupil.three_years_without_schools_time"), 11);
        Assert.Equal(164.91375, Pounds(answer, "usual_practice.supervised"), 9);
        Assert.Equal(224.686623377, Pounds(answer, "usual_practice.control"), 9);
        Assert.All(new[] { "usual_practice.difference", "school.incremental" }, code =>
            Assert.Equal((Reasons.UsualPracticeGaps, false), (Of(answer, code).Reason, Of(answer, code).HasValuePence)));
        Assert.Equal(164.91375 - 224.686623377, Of(answer, "usual_practice.difference").NumeratorPence / 100, 8);
        Assert.Equal((114413322 - 7436773) / 15200.0 + 164.91375 - 224.686623377,
            Of(answer, "school.incremental").NumeratorPence / 100, 7);
        Assert.Equal((152.0, 154.0), (Of(answer, "school.treated").Denominator, Of(answer, "usual_practice.control").Denominator));
        Assert.Equal(47, Of(answer, "usual_practice.control").SchoolsWithLines);
        Assert.Equal(["170110"], answer.SchoolsWithoutPupils);
    }

    [SkippableTheory, EachStore]
    public async Task Unit_costs_agree_with_the_totals_and_ratios_of_SummariseCosts(string store)
    {
        var economics = await programmes.WithDeliveryAsync(store);
        var answer = economics.SummariseUnitCosts(new());

        var costs = (await programmes.OnAsync(store)).Costs().SummariseCosts(new());

        Assert.Equal(costs.Overall.TotalPence, Of(answer, "total.all").NumeratorPence);
        Assert.Equal(costs.Overall.RealTotalPence, Of(answer, "total.all").RealValuePence, 3);
        Assert.Equal(costs.Overall.PerSessionPence, Of(answer, "session.delivered").ValuePence, 6);
        Assert.Equal(costs.Overall.RealPerPupilPence, Of(answer, "pupil.year_one").RealValuePence, 9);
        Assert.Equal(311, Of(answer, "lead.reached").Denominator);
        Assert.Equal(114_413_322 - 4_892_480 - 1_256_830 - 961_193,
            answer.Figures.Where(figure => figure is { Code: "total.all", LaCode.Length: > 0 })
            .Sum(figure => figure.NumeratorPence));
    }

    [SkippableTheory, EachStore]
    public async Task Hours_reported_stand_beside_hours_that_sessions_explain_and_the_difference_is_explained(string store)
    {
        var answer = (await programmes.WithDeliveryAsync(store)).SummariseUnitCosts(new());

        var (supervisors, leads) = (answer.StaffHours[0], answer.StaffHours[1]);
        Assert.Equal(("", "supervisor", 19_940.0), (supervisors.LaCode, supervisors.Staff, supervisors.ReportedHours));
        Assert.Equal(2_785.916667, supervisors.DerivedHours, 6);
        Assert.Equal(2_785.916667 / 19_940, supervisors.UsedCapacity, 9);
        Assert.Equal(("lead", 3_100.5), (leads.Staff, Math.Round(leads.ReportedHours, 9)));
        Assert.Equal(2_647.166667, leads.DerivedHours, 6);
        Assert.All(answer.StaffHours, hours => Assert.Equal(("x", true), (hours.DerivedCost, hours.Why.Length > 50)));
        Assert.StartsWith("NO_UNIT_COST: no unit cost of a supervisor was in force for 2785.92 derived hours",
            supervisors.DerivedCostReason, StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task Terms_have_their_own_lines_sessions_and_hours_and_add_up_to_the_year(string store)
    {
        var economics = await programmes.WithDeliveryAsync(store);
        var year = economics.SummariseUnitCosts(new());

        var terms = new[] { "2021-spring", "2021-summer", "2021-autumn", "2022-spring", "2022-summer" }
            .Select(term => economics.SummariseUnitCosts(new() { Period = term })).ToList();
        var lines = economics.ExplainCost(new() { Code = "session.delivered", Period = "2022-spring", PageSize = 1_000 });
        var unknown = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => economics.SummariseUnitCostsAsync(new() { Period = "2021-winter" }).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound,
            () => economics.ExplainCostAsync(new() { Code = "pupil.three_years", Period = "2022-spring" }).ResponseAsync);

        Assert.All(new[] { "total.all", "total.usual_practice" },
            code => Assert.Equal(Of(year, code).NumeratorPence, terms.Sum(term => Of(term, code).NumeratorPence), 4));
        Assert.Equal(Of(year, "total.usual_practice").NumeratorPence * 120 / 334, Of(terms[3], "total.usual_practice").NumeratorPence, 4);
        Assert.Equal(year.StaffHours[1].ReportedHours, terms.Sum(term => term.StaffHours[1].ReportedHours), 6);
        Assert.All(new[] { "session.delivered", "session.due", "hour.attended" }, code =>
            Assert.Equal(Of(year, code).Denominator, terms.Sum(term => Of(term, code).Denominator), 6));
        Assert.Equal(year.StaffHours[0].DerivedHours, terms.Sum(term => term.StaffHours[0].DerivedHours), 6);
        Assert.DoesNotContain(terms[2].Figures, figure => figure.Code.StartsWith("pupil.three_years", StringComparison.Ordinal));
        Assert.Equal(("2022-spring", 30), (terms[3].Period, terms[3].AsOf.Day));
        Assert.Equal(Of(terms[3], "session.delivered"), lines.Figure);
        Assert.All(lines.Lines, line => Assert.Equal(line.CostLine.PeriodEndOn.Month == 7 ? 120 / 334.0 : 1, line.Weight, 12));
        Assert.Equal(lines.Figure.NumeratorPence, lines.Lines.Sum(line => line.NominalPence), 4);
        Assert.Equal(["period"], unknown.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_coordinator_has_figures_of_the_own_authority_alone(string store)
    {
        var everything = (await programmes.WithDeliveryAsync(store)).SummariseUnitCosts(new());
        var coordinator = await (await programmes.OnAsync(store)).ClientAsync<EconomicsService.EconomicsServiceClient>(
            Role.LaCoordinator, "350");

        var own = coordinator.SummariseUnitCosts(new() { LaCode = "350" });

        Assert.Equal(everything.Figures.Where(figure => figure.LaCode == "350"), own.Figures);
        await Imports.RefusedAsync(Reasons.NotFound, () => coordinator.SummariseUnitCostsAsync(new() { LaCode = "351" }).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound,
            () => coordinator.ExplainCostAsync(new() { Code = "total.all", LaCode = "351" }).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound, () => coordinator.AllocateCostsAsync(new() { LaCode = "999" }).ResponseAsync);
        Assert.Equal(["", "350"], coordinator.SummariseUnitCosts(new()).Figures.Select(figure => figure.LaCode).Distinct());
    }

    [SkippableTheory, EachStore]
    public async Task Before_the_unmasking_a_blinded_role_is_refused(string store)
    {
        await programmes.WithDeliveryAsync(store);
        foreach (var role in new[] { Role.Statistician, Role.ProgrammeLead })
        {
            var blinded = await (await programmes.OnAsync(store)).ClientAsync<EconomicsService.EconomicsServiceClient>(role);

            await Imports.RefusedAsync(Reasons.NotUnmasked, () => blinded.SummariseUnitCostsAsync(new()).ResponseAsync);
        }
    }

    [SkippableTheory, EachStore]
    public async Task Without_an_index_real_figures_are_refused_and_a_malformed_year_is_told(string store)
    {
        var economics = await programmes.WithDeliveryAsync(store);

        await Imports.RefusedAsync(Reasons.NoPriceIndex,
            () => economics.SummariseUnitCostsAsync(new() { PriceYear = "2030/31" }).ResponseAsync);
        var malformed = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => economics.SummariseUnitCostsAsync(new() { PriceYear = "202122" }).ResponseAsync);

        Assert.Equal(["price_year"], malformed.Fields());
    }
}
