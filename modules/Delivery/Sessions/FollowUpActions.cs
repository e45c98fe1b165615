using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<FollowUpActionsResponse> FollowUpActions(FollowUpActionsRequest request, ServerCallContext context)
    {
        var days = CheckFollowUp(request, clock.Today());

        await using var db = store.Read(context);
        var before = await FindSessionAsync(db, request.SessionRef, context.CancellationToken);
        CheckVersion(before, request.Etag);
        var known = await contexts.LoadAsync(db, before.LaCode, [before.Urn], context.CancellationToken);

        var (actions, fields) = (before.Actions, new FieldProblems());
        for (var i = 0; i < request.Actions.Count; i++)
        {
            var with = AgreedActions.With(actions, request.Actions[i].Action, request.Actions[i].Outcome, days[i]);
            fields.AddIf(with is null, $"actions[{i}].action", FieldCodes.NotAgreed,
                "an action that was agreed at this session is expected.");
            actions = with ?? actions;
        }
        fields.ThrowIfAny();
        var after = before with { Actions = actions, Version = before.Version + 1 };

        var response = new FollowUpActionsResponse { Session = after.ToMessage(known.FlagsOf(after)) };
        return await ReplaceAsync(context, request, response, before, after);
    }

    private static List<DateOnly> CheckFollowUp(FollowUpActionsRequest request, DateOnly today)
    {
        var (days, fields) = (new List<DateOnly>(), new FieldProblems());
        fields.Needed("session_ref", request.SessionRef);
        fields.AddIf(request.Actions.Count is 0 or > 50, "actions", FieldCodes.OutOfRange, "1 to 50 actions are expected.");
        for (var i = 0; i < request.Actions.Count; i++)
        {
            fields.Code($"actions[{i}].action", request.Actions[i].Action, SessionCodes.Actions);
            fields.OneOf($"actions[{i}].outcome", request.Actions[i].Outcome);
            days.Add(fields.Day($"actions[{i}].followed_up_on", request.Actions[i].FollowedUpOn));
            fields.AddIf(days[i] > today, $"actions[{i}].followed_up_on", FieldCodes.InFuture,
                "a day that is not in the future is expected.");
        }
        fields.ThrowIfAny();
        return days;
    }
}
