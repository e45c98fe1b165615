using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class PeopleHandler
{
    public override async Task<RecordConsentResponse> RecordConsent(RecordConsentRequest request, ServerCallContext context)
    {
        RequestChecks.ThrowIfAny(
            Reference(request.PersonRef),
            RequestChecks.Form("survey", request.Survey, RequestChecks.ReasonCode(), "a code in lower case, 3 to 64 characters, such as baseline, is expected."),
            RequestChecks.Chosen("decision", request.Decision),
            RequestChecks.Day("decided_on", request.DecidedOn),
            Version("version", request.Version));

        await using var db = store.Read(context);
        await db.KindOfAsync(request.PersonRef, context.CancellationToken);

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var last = await writing.Consents.AsNoTracking().Where(row => row.PersonRef == request.PersonRef && row.Survey == request.Survey)
                .OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);
            if (last?.Decision == request.Decision)
                throw Faults.AlreadyExists($"That stands already, since {last.DecidedOn:yyyy-MM-dd}.");
            var consent = new ConsentRow
            {
                PersonRef = request.PersonRef,
                Survey = request.Survey,
                Number = (last?.Number ?? 0) + 1,
                Decision = request.Decision,
                DecidedOn = request.DecidedOn.ToDateOnly(),
                TextVersion = request.Version,
            };
            writing.Add(consent);
            return new RecordConsentResponse { Consent = consent.ToMessage() };
        });
    }
}
