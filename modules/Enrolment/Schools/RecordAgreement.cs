using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<RecordAgreementResponse> RecordAgreement(RecordAgreementRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.OneOf("kind", request.Kind);
        fields.Day("signed_on", request.SignedOn);
        fields.OneOf("signed_by", request.SignedBy, optional: true);
        if (request.Version.Length > 0)
            fields.Version("version", request.Version);
        fields.ThrowIfAny();

        var schools = await SchoolsByDayAsync(context, request.Urn);
        var agreement = new AgreementRow
        {
            Urn = request.Urn,
            LaCode = schools.Required(request.Urn, request.SignedOn.ToDateOnly()),
            Kind = request.Kind,
            SignedOn = request.SignedOn.ToDateOnly(),
            SignedBy = request.SignedBy,
            DocumentVersion = request.Version.Length == 0 ? null : request.Version,
        };

        var response = new RecordAgreementResponse { Agreement = agreement.ToMessage() };
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            await RefuseOptOutsOfListedAsync(writing, [agreement], cancel);
            writing.Add(agreement);
            return response;
        });
    }

    /// <summary>Inside the transaction: the list may have been frozen since the schools were looked up.</summary>
    private static async Task RefuseOptOutsOfListedAsync(EnrolmentDb writing, IEnumerable<AgreementRow> agreements,
        CancellationToken cancel)
    {
        var optOuts = agreements.Where(row => row.Kind == AgreementKind.OptOut).Select(row => row.Urn).ToList();
        var listed = await writing.ListedSchools.Where(row => EF.Parameter(optOuts).Contains(row.Urn)).OrderBy(row => row.Urn)
            .Select(row => row.Urn).FirstOrDefaultAsync(cancel);
        if (listed is not null)
            throw Faults.Precondition(Reasons.ListFrozen, listed,
                $"School {listed} is on the frozen list: record a withdrawal instead of an opt-out.");
    }
}
