using Grpc.Core;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class OverrideHandler
{
    public override async Task<ProposeOverrideResponse> ProposeOverride(ProposeOverrideRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.OneOf("act", request.Act);
        fields.Reason("reason", request.Reason);
        fields.ThrowIfAny();

        var facts = await StepFacts.LoadAsync(calls, trial, clock, context.CancellationToken);
        var missing = ActRules.Missing(request.Act, facts, []);
        if (missing.Count == 0)
            throw Faults.Precondition(Reasons.NothingMissing, "act", "Nothing is missing for this act: it needs no override.");

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var row = await OverrideRow.NextAsync(writing, request.Act, ActRules.SubjectOf(request.Act, facts), missing,
                Caller.Of(context).Person!, clock.GetUtcNow(), cancel) with
            { Reason = request.Reason.Trim() };
            writing.Add(row);
            return new ProposeOverrideResponse { Override = row.ToMessage() };
        });
    }
}
