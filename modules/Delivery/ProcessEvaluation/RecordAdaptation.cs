using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    public override async Task<RecordAdaptationResponse> RecordAdaptation(RecordAdaptationRequest request, ServerCallContext context)
    {
        var adaptation = request.Adaptation ?? new Adaptation();
        CheckAdaptation(adaptation);

        var laCode = await AuthorityOfAsync(adaptation, context);

        var row = new AdaptationRow
        {
            AdaptationRef = Guid.NewGuid().ToString("N"),
            AdaptedOn = adaptation.AdaptedOn.ToDateOnly(),
            Scope = adaptation.Scope,
            LaCode = laCode,
            Urn = adaptation.Urn.Length == 0 ? null : adaptation.Urn,
            GroupRef = adaptation.GroupRef.Length == 0 ? null : adaptation.GroupRef,
            Kind = adaptation.Kind,
            Reason = adaptation.Reason,
            Timing = adaptation.Timing,
            Fidelity = adaptation.Fidelity,
        };

        return await commit.SaveAsync(context, request, new RecordAdaptationResponse { Adaptation = row.ToMessage() },
            writing => writing.Add(row));
    }

    private void CheckAdaptation(Adaptation adaptation)
    {
        var fields = new FieldProblems();
        fields.AddIf(adaptation.AdaptationRef.Length > 0, "adaptation.adaptation_ref", FieldCodes.NotExpected,
            "no reference is expected: one is made.");
        fields.DayUpTo(clock.Today(), "adaptation.adapted_on", adaptation.AdaptedOn);
        fields.OneOf("adaptation.scope", adaptation.Scope);
        fields.OneOf("adaptation.kind", adaptation.Kind);
        fields.OpenCode("adaptation.reason", adaptation.Reason, "covid");
        fields.OneOf("adaptation.timing", adaptation.Timing);
        fields.OneOf("adaptation.fidelity", adaptation.Fidelity, optional: true);
        Given(fields, "adaptation.la_code", adaptation.LaCode, adaptation.Scope is AdaptationScope.Authority or AdaptationScope.Group);
        Given(fields, "adaptation.urn", adaptation.Urn, adaptation.Scope == AdaptationScope.School);
        Given(fields, "adaptation.group_ref", adaptation.GroupRef, adaptation.Scope == AdaptationScope.Group);
        fields.AddIf(adaptation.GroupRef.Length > 0 && !SessionCodes.IsReference(adaptation.GroupRef), "adaptation.group_ref",
            FieldCodes.NotAReference, "a reference of up to 64 letters, digits, full stops, - and _ is expected.");
        fields.ThrowIfAny();
    }

    /// <summary>A field that belongs to the scope, and is not given for another one.</summary>
    private static void Given(FieldProblems fields, string field, string text, bool expected) =>
        fields.AddIf(text.Length > 0 != expected, field, expected ? FieldCodes.Missing : FieldCodes.NotExpected,
            expected ? "a value is expected for this scope." : "no value is expected for this scope.");

    private async Task CheckGroupAsync(Adaptation adaptation, ServerCallContext context)
    {
        await using var db = store.Read(context);
        if (!await db.Groups.AnyAsync(row => row.GroupRef == adaptation.GroupRef && row.LaCode == adaptation.LaCode,
            context.CancellationToken))
            throw Faults.NotFound("group of the authority", adaptation.GroupRef);
    }

    private async Task<string> AuthorityOfAsync(Adaptation adaptation, ServerCallContext context)
    {
        if (adaptation.Scope == AdaptationScope.School)
            return await AuthorityOfListedAsync(adaptation.Urn, context.CancellationToken);
        if (adaptation.Scope == AdaptationScope.Programme)
        {
            Caller.RefuseLimited(context);
            return "";
        }
        var known = (await enrolment.AuthoritiesAsync(context.CancellationToken))
            .Exists(authority => authority.LaCode == adaptation.LaCode);
        if (!known)
            throw Faults.NotFound("authority", adaptation.LaCode);
        if (adaptation.Scope == AdaptationScope.Group)
            await CheckGroupAsync(adaptation, context);
        return adaptation.LaCode;
    }
}
