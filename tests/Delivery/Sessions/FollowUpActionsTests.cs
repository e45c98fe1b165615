using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class FollowUpActionsTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Actions_agreed_are_followed_up_by_their_own_call_or_with_the_next_record(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "ACT-1");
        await GivenDelivery.ScheduledAsync(delivery, "ACT-2");
        await delivery.RecordSessionAsync(new()
        {
            SessionRef = "ACT-1",
            HeldOn = GivenDelivery.Day(2022, 3, 1),
            Actions = { "early_help", "advice_line" }
        });

        var done =
            (await delivery.FollowUpActionsAsync(new()
            {
                SessionRef = "ACT-1",
                Actions = { Action("early_help", ActionOutcome.Done) }
            })).Session;
        await delivery.RecordSessionAsync(new()
        {
            SessionRef = "ACT-2",
            HeldOn = GivenDelivery.Day(2022, 3, 2),
            FollowedUp = { new FollowedUpAction { SessionRef = "ACT-1", Action = "advice_line", Outcome = ActionOutcome.Dropped } },
        });

        Assert.Equal(["early_help Done", "advice_line Unspecified"], done.Actions.Select(Text));
        var now = delivery.GetSession(new() { SessionRef = "ACT-1" }).Session;
        Assert.Equal(["early_help Done", "advice_line Dropped"], now.Actions.Select(Text));
        Assert.Equal(GivenDelivery.Day(2022, 3, 2), now.Actions[1].FollowedUpOn);
        Assert.Equal(["RecordSession", "FollowUpActions", "RecordSession"],
            delivery.ListSessionVersions(new() { SessionRef = "ACT-1" }).Versions.Select(version => version.Method));
    }

    [SkippableTheory, EachStore]
    public async Task An_action_that_was_not_agreed_there_is_refused(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));
        await GivenDelivery.ScheduledAsync(delivery, "ACT-3");
        await GivenDelivery.ScheduledAsync(delivery, "ACT-4");
        await GivenDelivery.ScheduledAsync(delivery, "ACT-5", "170009");
        await delivery.RecordSessionAsync(new()
        {
            SessionRef = "ACT-3",
            HeldOn = GivenDelivery.Day(2022, 3, 1),
            Actions = { "early_help" }
        });

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () =>
                await delivery.FollowUpActionsAsync(new()
                {
                    SessionRef = "ACT-3",
                    Actions = { Action("escalation", ActionOutcome.Done) }
                }));
        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () =>
                await delivery.FollowUpActionsAsync(new() { SessionRef = "ACT-3", Actions = { new AgreedAction { Action = "tea" } } }));
        var record = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await delivery.RecordSessionAsync(new()
        {
            SessionRef = "ACT-4",
            HeldOn = GivenDelivery.Day(2022, 3, 1),
            FollowedUp =
            {
                new FollowedUpAction { SessionRef = "ACT-3", Action = "escalation", Outcome = ActionOutcome.Done },
                new FollowedUpAction { SessionRef = "ACT-5", Action = "early_help", Outcome = ActionOutcome.Done },
            },
        }));

        Assert.Equal(["actions[0].action"], refusal.Fields());
        Assert.Equal(["actions[0].action", "actions[0].outcome", "actions[0].followed_up_on"], fields.Fields());
        Assert.Equal(["followed_up[0].action", "followed_up[1].session_ref"], record.Fields());
        Assert.Equal(SessionStatus.Scheduled, delivery.GetSession(new() { SessionRef = "ACT-4" }).Session.Status);
    }

    private static AgreedAction Action(string action, ActionOutcome outcome) =>
        new() { Action = action, Outcome = outcome, FollowedUpOn = GivenDelivery.Day(2022, 3, 9) };

    private static string Text(AgreedAction action) => $"{action.Action} {action.Outcome}";
}
