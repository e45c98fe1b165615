using Grpc.Core;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Delivery.V1.DeliveryService.DeliveryServiceClient;

namespace Programme.Tests;

public sealed class ListContaminationsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_merger_across_arms_is_an_entry_with_its_units_its_urn_and_its_day(string store)
    {
        var delivery = (await MergedAsync(store)).Client<Client>();

        var entries = delivery.ListContaminations(new()).Contaminations;

        Assert.Equal(["MergedAcrossArms 360001: 350001 350002 of 350", "MergedAcrossArms 360002: 350001 350002 351001 of 350 351"],
            entries.Select(Text));
        Assert.Equal([Day(2022, 1, 1), Day(2022, 2, 1)], entries.Select(entry => entry.SinceOn));
    }

    [SkippableTheory, EachStore]
    public async Task Entries_are_those_of_the_day_the_authority_and_the_page(string store)
    {
        var delivery = (await MergedAsync(store)).Client<Client>();

        var first = delivery.ListContaminations(new() { PageSize = 1 });
        var second = delivery.ListContaminations(new() { PageSize = 1, PageToken = first.NextPageToken });

        Assert.Equal(["360001", "360002"], first.Contaminations.Concat(second.Contaminations).Select(entry => entry.SuccessorUrn));
        Assert.Empty(second.NextPageToken);
        Assert.Empty(delivery.ListContaminations(new() { AsOf = Day(2021, 12, 31) }).Contaminations);
        Assert.Equal("360001", delivery.ListContaminations(new() { AsOf = Day(2022, 1, 31) }).Contaminations.Single().SuccessorUrn);
        Assert.Equal("360002", delivery.ListContaminations(new() { LaCode = "351" }).Contaminations.Single().SuccessorUrn);
    }

    [SkippableTheory, EachStore]
    public async Task A_coordinator_sees_the_mergers_of_its_own_units_and_who_may_not_know_the_arms_is_refused(string store)
    {
        var programme = await MergedAsync(store);
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "350");
        var other = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");
        var lead = await programme.ClientAsync<Client>(Role.ProgrammeLead);

        Assert.Equal(["MergedAcrossArms 360001: 350001 350002 of 350"], coordinator.ListContaminations(new()).Contaminations.Select(Text));
        Assert.Empty(other.ListContaminations(new()).Contaminations);
        Assert.Equal(StatusCode.PermissionDenied, Assert.Throws<RpcException>(() => lead.ListContaminations(new())).StatusCode);
    }

    [SkippableTheory, EachStore]
    public async Task Before_the_draw_and_before_the_release_the_arms_touch_nowhere(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.ListedSchoolsAsync();

        await Imports.RefusedAsync(Reasons.NotDrawn, async () => await programme.Client<Client>().ListContaminationsAsync(new()));
        await programme.Client<AllocationService.AllocationServiceClient>()
            .ImportAllocationAsync("350,350001,T\n350,350002,C\n351,351001,C\n");
        await Imports.RefusedAsync(Reasons.NotReleased, async () => await programme.Client<Client>().ListContaminationsAsync(new()));
    }

    private static string Text(Contamination entry) =>
        $"{entry.Kind} {entry.SuccessorUrn}: {string.Join(' ', entry.UnitUrns)} of {string.Join(' ', entry.LaCodes)}";

    /// <summary>350001 (intervention) and 350002 (control) became 360001 in January; with 351001 (control) 360002 in February.</summary>
    private async Task<RunningProgramme> MergedAsync(string store)
    {
        var programme = await programmes.OnAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        var allocation = programme.Client<AllocationService.AllocationServiceClient>();
        await allocation.ImportAllocationAsync("350,350001,T\n350,350002,C\n351,351001,C\n");
        await allocation.ReleaseAllocationAsync(new());
        await enrolment.ImportLinksAsync("350001,360001,Successor - merged,01-01-2022", "350002,360001,Successor - merged,01-01-2022",
            "360001,360002,Successor,01-02-2022", "351001,360002,Successor - amalgamated,01-02-2022");
        return programme;
    }
}

[Collection(DeliveredProgrammes.Name)]
public sealed class RegisterOfContaminationTests(DeliveredProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Control_schools_whose_people_attended_and_people_in_both_arms_are_those_that_are_known(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));

        var register = delivery.ListContaminations(new()).Contaminations.ToLookup(entry => entry.Kind);

        Assert.Equal(GivenDelivery.Truth.GetProperty("session_anomalies").GetProperty("control_schools_exposed").EnumerateArray()
            .Select(urn => urn.GetString()),
            register[ContaminationKind.ControlLeadAttended].SelectMany(entry => entry.ControlUrns).Order(StringComparer.Ordinal));
        var covers = Assert.Single(register[ContaminationKind.PostsInBothArms]);
        Assert.Equal(("L0605", GivenDelivery.Day(2021, 10, 4), GivenDelivery.Day(2022, 7, 31), 301),
            (covers.LeadRefs.Single(), covers.SinceOn, covers.LastOn, covers.Days));
        Assert.Equal(["176341", "176355"], covers.UnitUrns);
        Assert.Equal(["176355"], covers.ControlUrns);
        Assert.True(covers.Sessions >= 10 && covers.Minutes > 0);
        var moved = Assert.Single(register[ContaminationKind.MovedToControl]);
        Assert.Equal(("L0144", GivenDelivery.Day(2022, 1, 31), 182), (moved.LeadRefs.Single(), moved.SinceOn, moved.Days));
        Assert.Equal([ContaminationKind.ControlLeadAttended, ContaminationKind.PostsInBothArms, ContaminationKind.MovedToControl],
            register.Select(kind => kind.Key).Order());
    }

    [SkippableTheory, EachStore]
    public async Task The_register_of_an_earlier_day_knows_nothing_later_and_pages_follow_each_other(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));

        Assert.DoesNotContain(delivery.ListContaminations(new() { AsOf = GivenDelivery.Day(2022, 1, 30) }).Contaminations,
            entry => entry.Kind == ContaminationKind.MovedToControl);
        var (all, token) = (new List<Contamination>(), "");
        do
        {
            var page = delivery.ListContaminations(new() { PageSize = 1, PageToken = token });
            all.AddRange(page.Contaminations);
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        Assert.Equal(delivery.ListContaminations(new()).Contaminations, all);
    }
}

[Collection(EnrolledProgrammes.Name)]
public sealed class SupervisedControlSchoolTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_control_school_with_a_session_and_its_supervisor_of_both_arms_are_entries(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        RecordSessionRequest Held(string urn, int day) => new()
        {
            Urn = urn,
            SupervisorRef = "SSW06",
            Format = SessionFormat.Group,
            Mode = SessionMode.InPerson,
            HeldOn = GivenDelivery.Day(2022, 3, day),
            ActualMinutes = 60,
        };
        var (control, treated) = (Urn("353", Arm.Control), Urn("353", Arm.Intervention));
        await delivery.RecordSessionAsync(Held(control, 1));
        await delivery.RecordSessionAsync(Held(control, 10));
        await delivery.RecordSessionAsync(Held(treated, 2));

        var register = delivery.ListContaminations(new() { LaCode = "353" }).Contaminations;

        var school = register.Single(entry => entry.Kind == ContaminationKind.ControlSchoolSupervised);
        Assert.Equal((control, 2, 120L, 10), (school.ControlUrns.Single(), school.Sessions, school.Minutes, school.Days));
        var supervisor = register.Single(entry => entry.Kind == ContaminationKind.SupervisorInBothArms);
        Assert.Equal(("SSW06", 2, GivenDelivery.Day(2022, 3, 1)), (supervisor.SupervisorRef, supervisor.Sessions, supervisor.SinceOn));
        Assert.Equal(new[] { control, treated }.Order(StringComparer.Ordinal), supervisor.UnitUrns);
    }

    [SkippableTheory, EachStore]
    public async Task A_supervisor_who_was_given_schools_of_both_arms_is_an_entry_without_any_session(string store)
    {
        var programme = await programmes.OnAsync(store);
        var schedule = GivenDelivery.Schedule(programme);
        var supervisor =
            (await programme.Client<EnrolmentService.EnrolmentServiceClient>()
                .ListSupervisorsAsync(new() { LaCode = "355" })).Supervisors[0].SupervisorRef;
        var (control, treated) = (Urn("355", Arm.Control), Urn("355", Arm.Intervention));
        await schedule.CreateGroupAsync(new() { LaCode = "355", GroupRef = "G355-both" });
        await schedule.JoinGroupAsync(new() { GroupRef = "G355-both", Urn = control, JoinedOn = GivenDelivery.Day(2022, 1, 10) });
        await schedule.AssignCaseloadAsync(new() { SupervisorRef = supervisor, Urn = treated, StartsOn = GivenDelivery.Day(2021, 10, 1) });
        await schedule.AssignCaseloadAsync(new()
        {
            SupervisorRef = supervisor,
            GroupRef = "G355-both",
            StartsOn = GivenDelivery.Day(2021, 11, 1),
            EndsOn = GivenDelivery.Day(2022, 3, 31)
        });

        var entry = GivenDelivery.Delivery(programme).ListContaminations(new() { LaCode = "355" }).Contaminations
            .Single(entry => entry.Kind == ContaminationKind.SupervisorInBothArms);

        Assert.Equal((supervisor, 0, GivenDelivery.Day(2022, 1, 10), GivenDelivery.Day(2022, 3, 31)),
            (entry.SupervisorRef, entry.Sessions, entry.SinceOn, entry.LastOn));
        Assert.Equal((control, 81), (entry.ControlUrns.Single(), entry.Days));
        Assert.Equal(new[] { control, treated }.Order(StringComparer.Ordinal), entry.UnitUrns);
        Assert.DoesNotContain(GivenDelivery.Delivery(programme)
            .ListContaminations(new() { LaCode = "355", AsOf = GivenDelivery.Day(2022, 1, 9) }).Contaminations,
            row => row.SupervisorRef == supervisor);
    }

    private static string Urn(string laCode, Arm arm) =>
        GivenDelivery.Text("enrolment/allocation.csv").Split('\n').Select(line => line.Trim().Split(','))
        .First(line => line[0] == laCode && line[2] == (arm == Arm.Control ? "C" : "T"))[1];
}
