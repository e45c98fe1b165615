using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Client = Programme.Delivery.V1.DeliveryService.DeliveryServiceClient;

namespace Programme.Tests;

public sealed class SetComplianceRuleTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_newest_pre_specified_rule_is_gone_by_and_any_other_can_be_asked_for(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await GivenDelivery.EnrolAsync(programme, allTerms: true);
        await GivenDelivery.DeliverAsync(programme);
        var delivery = GivenDelivery.Delivery(programme);
        var manager = await programme.ClientAsync<Client>(Role.DataManager);

        var share = (await manager.SetComplianceRuleAsync(Rule(percent: 75, preSpecified: true, by: GivenDelivery.Day(2022, 4, 30)))).Rule;
        var later = (await manager.SetComplianceRuleAsync(Rule(sessions: 9, preSpecified: false))).Rule;
        var inForce = delivery.SummariseDose(new());
        var asked = delivery.SummariseDose(new() { RuleNumber = later.Number });

        Assert.Equal((2, "DOSE-2(delivered >= 75% of due by 2022-04-30)", true), (share.Number, share.Name, share.InForce));
        Assert.Equal((3, "DOSE-3(delivered >= 9)", false), (later.Number, later.Name, later.InForce));
        Assert.Equal(share.Name, inForce.ComplianceRule);
        Assert.Equal(later.Name, asked.ComplianceRule);
        Assert.All(asked.Schools, school => Assert.Equal(school.Delivered >= 9, school.Compliant));
        Assert.Equal(144, delivery.SummariseDose(new() { RuleNumber = 1 }).Schools.Count(school => school.Compliant));
        Assert.Contains(await programme.ScrapeAsync(),
            line => line.StartsWith("programme_dose_schools", StringComparison.Ordinal)
                && line.Contains("compliant", StringComparison.Ordinal));
        await Imports.RefusedAsync(Reasons.NotFound, async () => await delivery.SummariseDoseAsync(new() { RuleNumber = 9 }));
        await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await delivery.SummariseDoseAsync(new() { RuleNumber = 2, CompliantSessions = 6 }));
    }

    [SkippableTheory, EachStore]
    public async Task A_rule_is_set_once_with_a_number_or_a_share_and_for_all_authorities(string store)
    {
        var programme = await programmes.OnAsync(store);
        var delivery = programme.Client<Client>();
        await delivery.SetComplianceRuleAsync(Rule(sessions: 7, preSpecified: false));

        await Imports.RefusedAsync(Reasons.AlreadyExists,
            async () => await delivery.SetComplianceRuleAsync(Rule(sessions: 7, preSpecified: false)));
        var both = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await delivery.SetComplianceRuleAsync(Rule(sessions: 6, percent: 75, preSpecified: false)));
        var bare = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await delivery.SetComplianceRuleAsync(new()));
        var limited = await programme.ClientAsync<Client>(Role.TrialManager, "350");
        await Imports.RefusedAsync(Reasons.RoleNotAllowed,
            async () => await limited.SetComplianceRuleAsync(Rule(sessions: 8, preSpecified: false)));

        Assert.Equal(["least_sessions"], both.Fields());
        Assert.Equal(["measure", "least_sessions", "decided_on"], bare.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task Once_the_analysis_is_unmasked_no_rule_was_specified_before(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var (proposer, confirmer) = (await programme.ClientAsync<AllocationService.AllocationServiceClient>(Role.Statistician),
            await programme.ClientAsync<AllocationService.AllocationServiceClient>(Role.TrialManager));
        await GivenDelivery.EnrolAsync(programme, allTerms: true);
        await proposer.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });
        await programme.AllowAsync(TrialAct.Unmask);
        await confirmer.ConfirmUnmaskingAsync(new());

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await programme.Client<Client>().SetComplianceRuleAsync(Rule(sessions: 5, preSpecified: true)));

        Assert.Equal(["pre_specified"], refusal.Fields());
        Assert.False((await programme.Client<Client>().SetComplianceRuleAsync(Rule(sessions: 5, preSpecified: false))).Rule.InForce);
    }

    private static SetComplianceRuleRequest Rule(int sessions = 0, int percent = 0, bool preSpecified = false,
        Google.Type.Date? by = null) => new()
        {
            Measure = ComplianceMeasure.Delivered,
            LeastSessions = sessions,
            LeastPercent = percent,
            ByOn = by,
            PreSpecified = preSpecified,
            DecidedOn = GivenDelivery.Day(2021, 8, 31),
        };
}
