using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class PeopleHandler
{
    public override async Task<RecordConsentResponse> RecordConsent(RecordConsentRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Reference("person_ref", request.PersonRef);
        fields.OpenCode("survey", request.Survey, "baseline");
        fields.OneOf("decision", request.Decision);
        fields.Day("decided_on", request.DecidedOn);
        fields.Version("version", request.Version);
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        await db.KindOfAsync(request.PersonRef, context.CancellationToken);

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var last = await writing.Consents.AsNoTracking()
                .Where(row => row.PersonRef == request.PersonRef && row.Survey == request.Survey)
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
