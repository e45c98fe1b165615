using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.Data;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<RecordAgreementResponse> RecordAgreement(RecordAgreementRequest request, ServerCallContext context)
    {
        RequestChecks.ThrowIfAny(RequestChecks.Chosen("kind", request.Kind), RequestChecks.Day("signed_on", request.SignedOn));

        await using var db = store.Read(context);
        var agreement = new AgreementRow
        {
            Urn = request.Urn,
            LaCode = await db.AuthorityOfAsync(request.Urn, context.CancellationToken),
            Kind = request.Kind,
            SignedOn = request.SignedOn.ToDateOnly(),
        };

        var response = new RecordAgreementResponse { Agreement = agreement.ToMessage() };
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            if (agreement.Kind == AgreementKind.OptOut && await writing.ListedSchools.AnyAsync(row => row.Urn == agreement.Urn, cancel))
                throw Faults.Precondition(Reasons.ListFrozen, agreement.Urn, $"School {agreement.Urn} is on the frozen list: record a withdrawal instead of an opt-out.");
            writing.Add(agreement);
            return response;
        });
    }
}
