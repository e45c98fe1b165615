using Grpc.Core;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class OverrideHandler
{
    public override async Task<ConfirmOverrideResponse> ConfirmOverride(ConfirmOverrideRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.OneOf("act", request.Act);
        fields.ThrowIfAny();

        var confirmer = Caller.Of(context);
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var proposed = await WaitingAsync(writing, request.Act, cancel) ?? throw Faults.NotFound("proposed override", "that waits");
            confirmer.RefuseUnlessSecond(proposed.ProposedBy);

            var confirmed = proposed with { ConfirmedBy = confirmer.Person, ConfirmedAt = clock.GetUtcNow() };
            writing.Update(confirmed);
            return new ConfirmOverrideResponse { Override = confirmed.ToMessage() };
        });
    }
}
