using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListComplianceRulesTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_built_in_rule_is_in_force_until_a_pre_specified_one_is_set_and_all_stay_readable(string store)
    {
        var programme = await programmes.OnAsync(store);
        var lead = await programme.ClientAsync<DeliveryService.DeliveryServiceClient>(Role.ProgrammeLead);
        var before = lead.ListComplianceRules(new()).Rules;

        await programme.Client<DeliveryService.DeliveryServiceClient>().SetComplianceRuleAsync(new()
        {
            Measure = ComplianceMeasure.Attended,
            LeastSessions = 6,
            ByOn = GivenDelivery.Day(2022, 7, 31),
            PreSpecified = true,
            DecidedOn = GivenDelivery.Day(2021, 8, 31),
        });

        Assert.Equal(["1 DOSE-1(6) True"], before.Select(Text));
        Assert.Equal(["1 DOSE-1(6) False", "2 DOSE-2(attended >= 6 by 2022-07-31) True"],
            lead.ListComplianceRules(new()).Rules.Select(Text));
    }

    [SkippableTheory, EachStore]
    public async Task Pages_follow_each_other_by_number(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var delivery = programme.Client<DeliveryService.DeliveryServiceClient>();
        foreach (var sessions in new[] { 7, 8 })
            await delivery.SetComplianceRuleAsync(new()
            {
                Measure = ComplianceMeasure.Delivered,
                LeastSessions = sessions,
                DecidedOn = GivenDelivery.Day(2021, 8, 31)
            });

        var first = delivery.ListComplianceRules(new() { PageSize = 2 });
        var second = delivery.ListComplianceRules(new() { PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal([1, 2, 3], first.Rules.Concat(second.Rules).Select(rule => rule.Number));
        Assert.Empty(second.NextPageToken);
    }

    private static string Text(ComplianceRule rule) => $"{rule.Number} {rule.Name} {rule.InForce}";
}
