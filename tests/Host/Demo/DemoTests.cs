using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class DemoTests
{
    private static readonly DateOnly MiddleOfTheYear = new(2023, 2, 15);
    private static readonly DateOnly EndOfTheYear = new(2023, 8, 20);

    [SkippableTheory, EachStore]
    public async Task In_the_middle_of_a_year_the_hosts_figures_are_the_simulators(string store)
    {
        await using var programme = await StartAsync(new DemoSettings(MiddleOfTheYear), store);

        var report = await RunAsync(programme, new DemoSettings(MiddleOfTheYear));

        Assert.Empty(report.Differences);
        Assert.InRange(report.Known.Sum("sessions delivered"), 500, 1_000);
        Assert.True(programme.Client<AccessService.AccessServiceClient>().VerifyAudit(new()).Sound);
        var planned = programme.Client<DeliveryService.DeliveryServiceClient>()
            .ListSessions(new() { Status = SessionStatus.Scheduled, PageSize = 1_000 }).Sessions;
        var caseloads = programme.Client<ScheduleService.ScheduleServiceClient>().ListCaseloads(new() { PageSize = 1_000 }).Caseloads;
        Assert.NotEmpty(planned);
        Assert.All(planned, session => Assert.Single(caseloads, one => one.Urn == session.Urn
            && one.SupervisorRef == session.SupervisorRef && one.StartsOn.ToDateOnly() <= session.ScheduledOn.ToDateOnly()
            && (one.EndsOn is null || one.EndsOn.ToDateOnly() >= session.ScheduledOn.ToDateOnly())));
    }

    [Fact]
    public async Task Each_kind_of_person_gets_a_link_that_opens_the_pages()
    {
        await using var programme = await RunningProgramme.StartAsync();

        var (_, links) = await DemoVisitors.EnrolAsync(programme.Invoker(), default);

        Role[] machines = [Role.Unspecified, Role.Local, Role.System, Role.MetricsReader, Role.SurveyForm];
        Assert.Equal(Enum.GetValues<Role>().Except(machines).Order(), links.Select(link => link.Role).Order());
        foreach (var (role, link) in links)
        {
            using var visitor = new Visitor(programme);
            await visitor.PostAsync("/sign-in", ("link", link[^64..]));
            Assert.Contains($"({PageText.Role(Host.Access.RoleName(role))})", (await visitor.GetAsync("/")).Text,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task At_the_end_of_a_year_the_hosts_figures_are_the_simulators()
    {
        await using var programme = await StartAsync(new DemoSettings(EndOfTheYear));

        var report = await RunAsync(programme, new DemoSettings(EndOfTheYear));

        Assert.Empty(report.Differences);
        Assert.InRange(report.Known.Sum("sessions delivered"), 1_000, 1_800);
        Assert.InRange(report.Known.Sum("leads who left"), 20, 80);
        Assert.True(programme.Client<CostsService.CostsServiceClient>().SummariseCosts(new()).Overall.PerPupilPence > 0);
        Assert.True(programme.Client<AccessService.AccessServiceClient>().VerifyAudit(new()).Sound);
        var figures = await programme.ScrapeAsync();
        foreach (var code in Enumerable.Range(0, 10).Select(DemoSettings.CodeOf))
        {
            Assert.Contains(figures, line => line.StartsWith($"programme_cost_per_session_pence{{la=\"{code}\"", StringComparison.Ordinal));
            Assert.Contains(figures, line => line.StartsWith($"programme_dsl_turnover_ratio{{la=\"{code}\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task On_the_first_days_of_a_year_there_is_little_to_see_and_all_of_it_is_right()
    {
        var settings = new DemoSettings(new DateOnly(2022, 10, 3)) { EligibleSchools = 60 };
        await using var programme = await StartAsync(settings);

        var report = await RunAsync(programme, settings);

        Assert.Empty(report.Differences);
        Assert.Equal(60 - settings.OptOuts, report.Known.Sum("schools listed"));
    }

    [Fact]
    public async Task A_difference_between_simulator_and_host_is_found()
    {
        var settings = new DemoSettings(new DateOnly(2022, 11, 15)) { EligibleSchools = 40 };
        await using var programme = await StartAsync(settings);
        var report = await RunAsync(programme, settings);

        report.Known["sessions delivered", "980"]++;
        var again = DemoTally.Differences(report.Known, report.Known,
            await DemoFigures.AskAsync(new DemoHost(programme.Invoker(), default), settings));

        Assert.StartsWith("sessions delivered, 980: simulated", Assert.Single(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_has_a_programme_is_left_alone()
    {
        var settings = new DemoSettings(new DateOnly(2022, 10, 3));
        await using var programme = await StartAsync(settings);
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportAuthorities()
            .SendAsync(new ImportAuthoritiesRequest { Options = Imports.Options("local-authorities.csv") }, GivenCosts.Authorities);

        await Assert.ThrowsAsync<UsageException>(() => RunAsync(programme, settings));
    }

    [Trait("Promise", "S16")]
    [Fact]
    public async Task A_new_folder_of_a_demonstration_is_for_its_owner_alone()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("programme-").FullName, "demo");

        var exit = await Cli.RunAsync(["demo", "--exit", "--as-of", "2022-10-03", "--data", folder]);

        Assert.Equal(ExitCodes.Done, exit);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    private static async Task<RunningProgramme> StartAsync(DemoSettings settings, string store = "sqlite")
    {
        var programme = await RunningProgramme.StartAsync(store, null, settings.HostArgs);
        programme.Clock.SetUtcNow(new DateTimeOffset(settings.AsOf, new TimeOnly(18, 0), TimeSpan.Zero));
        return programme;
    }

    private static Task<DemoReport> RunAsync(RunningProgramme programme, DemoSettings settings) =>
        DemoRun.RunAsync(programme.Invoker(), settings, _ => { }, default);
}
