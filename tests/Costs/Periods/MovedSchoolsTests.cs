using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Costs.V1.CostPeriodsService.CostPeriodsServiceClient;

namespace Programme.Tests;

/// <summary>Costs of schools whose authority ended in the trial: whoever has a school on the days of a line has the line, and is asked for
/// its terms.</summary>
public sealed class MovedSchoolsTests
{
    [SkippableTheory, EachStore]
    public async Task The_authority_that_has_a_school_in_a_term_is_asked_for_it_and_may_record_it(string store)
    {
        await using var programme = await MovedAsync(store);
        var analyst = await programme.ClientAsync<Client>(Role.CostAnalyst);
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        var owed = analyst.ListUsualPracticeReturns(new() { OwedOnly = true }).Returns;
        await analyst.ReportNothingSpentAsync(Nothing("350", "2021-autumn"));
        await coordinator.ReportNothingSpentAsync(Nothing("351", "2022-spring"));
        await Imports.RefusedAsync(Reasons.NotFound, () => analyst.ReportNothingSpentAsync(Nothing("350", "2022-spring")).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound, () => analyst.ReportNothingSpentAsync(Nothing("351", "2021-autumn")).ResponseAsync);
        var terms = analyst.ListCostPeriods(new()).Periods.Where(one => one.LaCode.Length > 0);

        Assert.Equal(["350 350001 2021-autumn", "350 350002 2021-autumn", "351 350001 2022-spring", "351 350001 2022-summer",
            "351 350002 2022-spring", "351 350002 2022-summer", "351 351001 2021-autumn", "351 351001 2022-spring",
            "351 351001 2022-summer"], owed.Select(one => $"{one.LaCode} {one.Urn} {one.Period}"));
        Assert.Equal([("350", "2021-autumn", 2, 1), ("351", "2021-autumn", 1, 0), ("351", "2022-spring", 3, 1),
            ("351", "2022-summer", 3, 0)], terms.Select(one => (one.LaCode, one.Period, one.UsualPracticeSchools,
                one.UsualPracticeReported)));
        Assert.Equal(["2022-spring", "2022-summer"], coordinator.ListUsualPracticeReturns(new()).Returns
            .Where(one => one.Urn == "350002").Select(one => one.Period));
    }

    [SkippableTheory, EachStore]
    public async Task A_line_of_the_whole_year_under_the_old_authority_tells_the_terms_of_the_new_one_too(string store)
    {
        await using var programme = await MovedAsync(store);
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        await programme.Costs().ImportLinesAsync(
            "U1,350,350001,school,management,recurring,90000,,2021/22,2021-09-01,2022-07-31,usual_practice\n");
        await Imports.RefusedAsync(Reasons.FileInvalid, () => programme.Costs().ImportLinesAsync(
            "U2,350,350001,school,management,recurring,90000,,2021/22,2022-02-01,2022-07-31,usual_practice\n"));
        var told = await Imports.RefusedAsync(Reasons.AlreadyExists,
            () => coordinator.ReportNothingSpentAsync(Nothing("351", "2022-spring")).ResponseAsync);
        Assert.Contains("one of another authority at 350001", told.Message, StringComparison.Ordinal);
        var line = GivenCosts.Line("U3");
        (line.LaCode, line.Urn, line.PeriodStartOn, line.PeriodEndOn) = ("351", "350002", Day(2022, 2, 1), Day(2022, 4, 30));
        await programme.Costs().RecordCostLineAsync(new() { CostLine = line });

        Assert.Equal([("2022-spring", "cost"), ("2022-summer", "cost")], coordinator.ListUsualPracticeReturns(new()).Returns
            .Where(one => one.Urn == "350001").Select(one => (one.Period, one.State)));
    }

    /// <summary>350 ends with 2021; on 10 January the register has its schools in 351.</summary>
    private static async Task<RunningProgramme> MovedAsync(string store)
    {
        var programme = await RunningProgramme.StartAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportAuthorities().SendAsync(new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv") },
            "la_code,gss_code,name,mou_signed_on,dsa_signed_on,valid_from,valid_to\n"
                + "350,E350,Authority 350,2021-05-01,,,2021-12-31\n351,E351,Authority 351,2021-05-01,,,\n");
        await enrolment.ImportExtractAsync(20220110, Line(350001, la: "351"), Line(350002, la: "351"), Line(351001, la: "351"));
        programme.On(2022, 10, 1);
        return programme;
    }

    private static ReportNothingSpentRequest Nothing(string laCode, string period) =>
        new() { LaCode = laCode, Period = period, Urns = { "350001" } };
}
