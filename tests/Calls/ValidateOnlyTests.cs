using Google.Protobuf.Reflection;
using Grpc.Core.Interceptors;
using Programme.Access.V1;
using Programme.Common.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Every call that changes something can be asked what it would do.</summary>
public sealed class ValidateOnlyTests(Programmes programmes) : IClassFixture<Programmes>
{
    /// <summary>Beginnings of names of RPCs that only read.</summary>
    private static readonly string[] Reading = ["List", "Get", "BatchGet", "Summarise", "Export", "Verify", "Reconcile", "DrawFlow",
        "Explain", "Project", "AllocateCosts", "RunCostSensitivity", "Compare"];

    [Fact]
    public void Every_call_that_changes_something_has_the_field()
    {
        var ours = Contracts.Methods.Values
            .Where(method => method.File.Package.StartsWith("programme.", StringComparison.Ordinal)).ToList();
        var writing = ours.FindAll(method => !Reading.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal)));

        Assert.True(writing.Count > 90, $"{writing.Count} found");
        Assert.All(writing, method =>
            Assert.True(Has(method.InputType, "validate_only") && Has(method.InputType, "request_id"), method.FullName));
        Assert.All(ours.Except(writing), method => Assert.False(Has(method.InputType, "validate_only"), method.FullName));
    }

    [Fact]
    public async Task A_check_stores_nothing_and_says_what_the_call_says()
    {
        var programme = await programmes.OnAsync("sqlite");
        await GivenOutcomes.WithEverythingAsync(programme);
        var check = new CheckFirst(programme.Folder);
        var calls = programme.Invoker().Intercept(check);
        var delivery = new DeliveryService.DeliveryServiceClient(calls);
        var schedule = new ScheduleService.ScheduleServiceClient(calls);

        var session = (await delivery.ScheduleSessionAsync(new()
        {
            SessionRef = "V1",
            Urn = "170005",
            ScheduledOn = GivenDelivery.Day(2022, 6, 14),
            Format = SessionFormat.Group,
            Mode = SessionMode.Remote,
            PlannedMinutes = 60,
            RequestId = "v-1"
        })).Session;
        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await delivery.ScheduleSessionAsync(new()
        {
            SessionRef = "V1",
            Urn = "170005",
            ScheduledOn = GivenDelivery.Day(2022, 6, 14),
            Format = SessionFormat.Group,
            Mode = SessionMode.Remote,
            PlannedMinutes = 60
        }));
        await delivery.RecordSessionAsync(new() { SessionRef = session.SessionRef, HeldOn = session.ScheduledOn, ActualMinutes = 60 });
        await schedule.CreateGroupAsync(new() { LaCode = "350", GroupRef = "G1" });
        await new PeriodsService.PeriodsServiceClient(calls).SetDefinitionAsync(new()
        {
            Definition = new()
            {
                LaCode = "350",
                FirstMonth = "2021-09",
                Rule = "INAPPROPRIATE-2",
                Reason = "advice counts"
            }
        });
        await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await new EnrolmentService.EnrolmentServiceClient(calls)
            .WithdrawSchoolAsync(new() { Urn = "170005", Reason = "?" }));

        Assert.Equal(5, check.Checked.Count);
    }

    [Fact]
    public async Task A_check_of_a_secret_makes_none()
    {
        var programme = await programmes.OnAsync("sqlite");
        await GivenOutcomes.WithEverythingAsync(programme);
        var person = programme.Client<AccessService.AccessServiceClient>(await programme.KeyAsync("operator-2", Role.Operator));
        var schedule = programme.Client<ScheduleService.ScheduleServiceClient>();

        var key = await person.CreateApiKeyAsync(new() { Subject = "reader", Role = Role.MetricsReader, ValidateOnly = true });
        var feed = await schedule.IssueCalendarFeedAsync(new() { SupervisorRef = "SSW01", ValidateOnly = true });

        Assert.Equal(("", ""), (key.Secret, feed.Path));
        Assert.DoesNotContain((await person.ListApiKeysAsync(new() { PageSize = 100 })).ApiKeys, one => one.Subject == "reader");
        Assert.Empty((await schedule.ListCalendarFeedsAsync(new())).Feeds);
    }

    [Fact]
    public async Task The_id_of_a_check_is_not_used_up()
    {
        var programme = await programmes.OnAsync("sqlite");
        await GivenOutcomes.WithEverythingAsync(programme);
        var schedule = programme.Client<ScheduleService.ScheduleServiceClient>();

        await schedule.CreateGroupAsync(new() { LaCode = "350", GroupRef = "G2", RequestId = "g-2", ValidateOnly = true });
        await schedule.CreateGroupAsync(new() { LaCode = "350", GroupRef = "G3", RequestId = "g-2" });

        Assert.Contains((await schedule.ListGroupsAsync(new() { PageSize = 100 })).Groups, group => group.GroupRef == "G3");
        Assert.DoesNotContain((await schedule.ListGroupsAsync(new() { PageSize = 100 })).Groups, group => group.GroupRef == "G2");
    }

    [Fact]
    public async Task A_mapping_a_definition_and_terms_tell_what_they_replace()
    {
        await using var programme = await RunningProgramme.StartAsync();
        await GivenOutcomes.WithEverythingAsync(programme);
        var returns = programme.Client<ReturnsService.ReturnsServiceClient>();
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        var schedule = programme.Client<ScheduleService.ScheduleServiceClient>();
        Mapping MappingOf(string column) =>
            new() { LaCode = "351", ValidFrom = GivenRegister.Day(2021, 9, 1), Columns = { ["school_urn"] = column } };
        Definition DefinitionOf(string month, string rule) =>
            new() { LaCode = "351", FirstMonth = month, Rule = rule, Reason = "as agreed" };
        DeliveryTerms TermsOf(int weeks) => new() { LaCode = "351", HoldsFrom = GivenRegister.Day(2021, 9, 1), CadenceWeeks = weeks };

        var first = await returns.SetMappingAsync(new() { Mapping = MappingOf("URN") });
        var second = await returns.SetMappingAsync(new() { Mapping = MappingOf("School"), ValidateOnly = true });
        await periods.SetDefinitionAsync(new() { Definition = DefinitionOf("2021-09", "INAPPROPRIATE-1") });
        var definition = await periods.SetDefinitionAsync(new()
        {
            Definition = DefinitionOf("2022-01", "INAPPROPRIATE-2"),
            ValidateOnly = true
        });
        await schedule.SetDeliveryTermsAsync(new() { Terms = TermsOf(4) });
        var terms = await schedule.SetDeliveryTermsAsync(new() { Terms = TermsOf(6), ValidateOnly = true });

        Assert.Null(first.Replaces);
        Assert.Equal("URN", second.Replaces.Columns["school_urn"]);
        Assert.Equal(("2021-09", "INAPPROPRIATE-1"), (definition.Replaces.FirstMonth, definition.Replaces.Rule));
        Assert.Equal(4, terms.Replaces.CadenceWeeks);
    }

    /// <summary>Whether a request has a field, itself or in its options.</summary>
    private static bool Has(MessageDescriptor request, string field) =>
        request.FindFieldByName(field) is not null
        || request.FindFieldByName("options")?.MessageType == ImportOptions.Descriptor;
}
