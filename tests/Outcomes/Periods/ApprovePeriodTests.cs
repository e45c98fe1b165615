using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ApprovePeriodTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task An_approved_month_takes_no_return_until_it_is_reopened(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        await GivenOutcomes.CompleteAsync(programme, "351", "2021-09");

        var approved = await periods.ApprovePeriodAsync(new() { LaCode = "351", ReportingMonth = "2021-09" });

        Assert.Equal((1, "local"), (approved.Approval.Version, approved.Approval.ApprovedBy));
        await Imports.RefusedAsync(Reasons.AlreadyExists,
            async () => await periods.ApprovePeriodAsync(new() { LaCode = "351", ReportingMonth = "2021-09" }));
        var later = GivenOutcomes.BuryReturn("2021-09", "2022-01-10", 60, 12);
        await Imports.RefusedAsync(Reasons.PeriodApproved, () => outcomes.ImportAsync("351", "2021-09", later));
        await Imports.RefusedAsync(Reasons.PeriodApproved, () => outcomes.ImportAsync("351", "2021-09", later, validateOnly: true));
        await periods.ReopenPeriodAsync(new() { LaCode = "351", ReportingMonth = "2021-09", Reason = "Late contacts were found." });
        Assert.Equal(2, (await outcomes.ImportAsync("351", "2021-09", later)).Version);
    }

    [SkippableTheory, EachStore]
    public async Task A_month_without_a_return_or_with_open_queries_is_not_approved(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        await outcomes.ImportAsync("351", "2021-10", GivenOutcomes.BuryReturn("2021-10", "2021-11-10", 40, 12));
        var officer = await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.LaDataOfficer, "351");

        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await periods.ApprovePeriodAsync(new() { LaCode = "351", ReportingMonth = "2022-05" }));
        await Imports.RefusedAsync(Reasons.QueriesOpen,
            async () => await periods.ApprovePeriodAsync(new() { LaCode = "351", ReportingMonth = "2021-10" }));
        await Imports.RefusedAsync(Reasons.RoleNotAllowed,
            async () => await officer.ApprovePeriodAsync(new() { LaCode = "351", ReportingMonth = "2021-10" }));
    }
}
