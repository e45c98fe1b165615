using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

// An erasure is permanent: decision 0022.
internal sealed partial class PeopleHandler
{
    public override async Task<ErasePersonResponse> ErasePerson(ErasePersonRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Reference("person_ref", request.PersonRef);
        fields.OneOf("reason", request.Reason);
        fields.AddIf(request.Reason == ErasureReason.Retention, "reason", FieldCodes.Reserved,
            "another reason is expected: this one is given by RunRetention alone.");
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        var person = await db.PersonToChangeAsync(request.PersonRef, context.CancellationToken);

        var today = clock.Today();
        var response = new ErasePersonResponse
        {
            ErasedOn = today.ToDate(),
            Erased = { Erased(person) },
            Kept = { await KeptAsync(db, request.PersonRef, context.CancellationToken) }
        };
        var erasure = new ErasureRow
        {
            PersonRef = request.PersonRef,
            ErasedOn = today,
            Reason = request.Reason,
            ErasedBy = Caller.Of(context).Subject
        };
        var audit = Audit(("person", request.PersonRef), ("erased", response.Erased.Select(item => item.What)),
            ("reason", request.Reason.ToString()));
        return await commit.SaveAsync(Change.Of(context, request) with { Details = audit }, async (writing, cancel) =>
        {
            await writing.RefuseErasedAsync(request.PersonRef, cancel);
            writing.RemoveRange(await writing.People.Where(row => row.PersonRef == request.PersonRef).ToListAsync(cancel));
            writing.Add(erasure);
            return response;
        });
    }

    private static IEnumerable<ErasureItem> Erased(PersonRow person)
    {
        yield return new ErasureItem { What = "name and work contact details", Rows = 1 };
        yield return new ErasureItem { What = "match keys", Rows = person.EmailMark is null ? 1 : 2 };
        if (person.NoticeVersion is not null)
            yield return new ErasureItem { What = "privacy notice given", Rows = 1 };
    }

    private static async Task<IEnumerable<ErasureItem>> KeptAsync(EnrolmentDb db, string personRef, CancellationToken cancel)
    {
        ErasureItem[] kept =
        [
            new() { What = "posts", Rows = await db.Posts.CountAsync(row => row.LeadRef == personRef, cancel),
                Why = "Pseudonymous record of the trial, needed for its analysis (UK GDPR articles 17(3)(d) and 89)." },
            new() { What = "supervisor's times", Rows = await db.Supervisors.CountAsync(row => row.SupervisorRef == personRef, cancel),
                Why = "Pseudonymous record of the trial, needed for its analysis (UK GDPR articles 17(3)(d) and 89)." },
            new() { What = "decisions on surveys", Rows = await db.Consents.CountAsync(row => row.PersonRef == personRef, cancel),
                Why = "Proof of consent (UK GDPR article 7(1)), under the reference, until its day of retention." },
            new() { What = "objections", Rows = await db.Objections.CountAsync(row => row.PersonRef == personRef, cancel),
                Why = "Proof of what was decided (UK GDPR article 5(2)), under the reference, until its day of retention." },
        ];
        return kept.Where(item => item.Rows > 0);
    }
}
