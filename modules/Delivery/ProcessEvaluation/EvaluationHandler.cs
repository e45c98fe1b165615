using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Instruments.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler(
    Store<DeliveryDb> store, Commit<DeliveryDb> commit, FromEnrolment enrolment, Feedback feedback, Process process, Trial trial,
        TimeProvider clock)
    : EvaluationService.EvaluationServiceBase
{
    /// <summary>The last day that counts.</summary>
    private DateOnly CheckAsOf(Google.Type.Date? asked)
    {
        var fields = new FieldProblems();
        fields.OptionalDay("as_of", asked);
        fields.ThrowIfAny();
        return trial.AsOf(asked, clock);
    }

    /// <summary>Refuses sums over treated schools and their people to whoever may not know the arms yet.</summary>
    private async Task RefuseBlindedAsync(ServerCallContext context)
    {
        if (!await enrolment.MayKnowArmsAsync(Caller.Of(context), context.CancellationToken))
            throw Faults.NotUnmasked();
    }

    /// <summary>A version of an instrument, or a refusal.</summary>
    private static async Task<Instrument> InstrumentAsync(DeliveryDb db, string code, int version, CancellationToken cancel) =>
        (await Instruments.AllAsync(db, cancel)).GetValueOrDefault((code, version))
        ?? throw Faults.NotFound("instrument", $"{code} {version}");

    /// <summary>A listed school in scope, and its authority.</summary>
    private async Task<string> AuthorityOfListedAsync(string urn, CancellationToken cancel) =>
        (await enrolment.ListedAsync(cancel)).GetValueOrDefault(urn) ?? throw Faults.NotFound("listed school", urn);
}
