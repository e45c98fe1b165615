using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<ConfirmCorrectionResponse> ConfirmCorrection(ConfirmCorrectionRequest request, ServerCallContext context)
    {
        var confirmer = Caller.Of(context);
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var proposed = await writing.Corrections.AsNoTracking().SingleOrDefaultAsync(row => row.Urn == request.Urn, cancel)
                ?? throw Faults.NotFound("correction of school", request.Urn);
            CheckSecondPerson(proposed.ProposedBy, proposed.ConfirmedBy, confirmer);

            var confirmed = proposed with { ConfirmedOn = clock.Today(), ConfirmedBy = confirmer.Person };
            writing.Update(confirmed);
            return new ConfirmCorrectionResponse { Correction = confirmed.ToMessage() };
        });
    }

    private static void RefuseConfirmed(string? confirmedBy)
    {
        if (confirmedBy is not null)
            throw Faults.AlreadyExists("It is confirmed already, and that cannot be undone.");
    }

    /// <summary>What one person proposes another must confirm, once.</summary>
    private static void CheckSecondPerson(string proposedBy, string? confirmedBy, Caller confirmer)
    {
        RefuseConfirmed(confirmedBy);
        confirmer.RefuseUnlessSecond(proposedBy);
    }
}
