using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class PeopleHandler
{
    public override async Task<RecordNoticeResponse> RecordNotice(RecordNoticeRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Reference("person_ref", request.PersonRef);
        fields.Version("notice_version", request.NoticeVersion);
        fields.Day("given_on", request.GivenOn);
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        var person = await db.PersonToChangeAsync(request.PersonRef, context.CancellationToken);
        if (request.Etag.Length > 0 && request.Etag != person.Etag)
            throw Faults.Stale("person");

        var audit = Audit(("person", request.PersonRef), ("notice_version", request.NoticeVersion),
            ("given_on", $"{request.GivenOn.ToDateOnly():yyyy-MM-dd}"));
        return await commit.SaveAsync(Change.Of(context, request) with { Details = audit }, (writing, _) =>
        {
            writing.Attach(person);
            (person.NoticeVersion, person.NoticeGivenOn, person.Version) =
                (request.NoticeVersion, request.GivenOn.ToDateOnly(), person.Version + 1);
            return Task.FromResult(new RecordNoticeResponse { Etag = person.Etag });
        });
    }
}
