using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class PeopleHandler
{
    public override async Task<RecordPersonResponse> RecordPerson(RecordPersonRequest request, ServerCallContext context)
    {
        var details = new PersonDetails(request.Name, request.WorkEmail, request.WorkPhone);
        var notice = new Notice(request.NoticeVersion, request.NoticeGivenOn?.TryToDateOnly(out var given) == true ? given : null);
        var fields = new FieldProblems();
        fields.Reference("person_ref", request.PersonRef);
        details.Check(fields);
        notice.Check(fields, request.NoticeGivenOn is not null);
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        var kind = await db.KindOfAsync(request.PersonRef, context.CancellationToken);
        await db.RefuseErasedAsync(request.PersonRef, context.CancellationToken);
        var person = await db.People.SingleOrDefaultAsync(row => row.PersonRef == request.PersonRef, context.CancellationToken);
        if (request.Etag.Length > 0 && request.Etag != (person?.Etag ?? ""))
            throw Faults.Stale("person");

        var changed = Changed(person, details, notice);
        var response = new RecordPersonResponse
        {
            PersonRef = request.PersonRef,
            Changed = { changed },
            Etag = $"{(person?.Version ?? 0) + (changed.Count > 0 ? 1 : 0)}"
        };
        var change = Change.Of(context, request) with { Details = Audit(("person", request.PersonRef), ("changed", changed)) };
        if (changed.Count == 0)
            return await commit.RememberAsync(change, response);
        return await commit.SaveAsync(change, async (writing, cancel) =>
        {
            await writing.RefuseErasedAsync(request.PersonRef, cancel);
            Write(writing, person, request.PersonRef, kind, details, notice);
            return response;
        });
    }

    /// <summary>Names of the fields that change.</summary>
    private List<string> Changed(PersonRow? person, PersonDetails details, Notice notice)
    {
        var changed = details.ChangedFrom(person is null ? null : Open(person)).ToList();
        if (notice.Version.Length > 0 && (notice.Version, notice.GivenOn) != (person?.NoticeVersion, person?.NoticeGivenOn))
            changed.Add("notice");
        return changed;
    }

    /// <summary>Adds a person's row, or changes the one that was read.</summary>
    private void Write(EnrolmentDb writing, PersonRow? person, string personRef, PersonKind kind, PersonDetails details, Notice notice)
    {
        var row = person ?? new PersonRow { PersonRef = personRef, Kind = kind, Sealed = [], NameMark = "" };
        if (person is null)
            writing.Add(row);
        else
            writing.Attach(row);
        row.Take(details, sealing);
        (row.Kind, row.Version) = (kind, row.Version + 1);
        if (notice.Version.Length > 0)
            (row.NoticeVersion, row.NoticeGivenOn) = (notice.Version, notice.GivenOn);
    }

    /// <summary>A privacy notice that was given.</summary>
    /// <param name="Version">Its version; empty = none is told of.</param>
    /// <param name="GivenOn">When; null = not told, or no day.</param>
    private sealed record Notice(string Version, DateOnly? GivenOn)
    {
        public void Check(FieldProblems fields, bool dayGiven)
        {
            if (Version.Length > 0 || dayGiven)
                fields.Version("notice_version", Version);
            fields.AddIf(Version.Length > 0 && GivenOn is null, "notice_given_on", dayGiven ? FieldCodes.NotADay : FieldCodes.Missing,
                "the day on which it was given is expected.");
        }
    }
}
