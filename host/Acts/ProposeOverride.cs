using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class OverrideHandler
{
    public override async Task<ProposeOverrideResponse> ProposeOverride(ProposeOverrideRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        CheckAct(fields, request.Act);
        fields.Reason("reason", request.Reason);
        fields.ThrowIfAny();

        var facts = await StepFacts.LoadAsync(calls, trial, clock, context.CancellationToken);
        var missing = ActRules.Missing(request.Act, facts, []);
        if (missing.Count == 0)
            throw Faults.Precondition(Reasons.NothingMissing, "act", "Nothing is missing for this act: it needs no override.");

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var row = new OverrideRow
            {
                Number = (await writing.Overrides.MaxAsync(one => (int?)one.Number, cancel) ?? 0) + 1,
                Act = request.Act,
                Subject = ActRules.SubjectOf(request.Act, facts),
                Missing = OverrideRow.TextOf(missing),
                Reason = request.Reason.Trim(),
                ProposedBy = Caller.Of(context).Person!,
                ProposedAt = clock.GetUtcNow(),
            };
            writing.Add(row);
            return new ProposeOverrideResponse { Override = row.ToMessage() };
        });
    }
}
