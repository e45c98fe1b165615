using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>Whom a caller may see: a person belongs to every authority in which it holds or held a post, or supervises.</summary>
internal static class PeopleQueries
{
    /// <summary>The references of the people in the caller's scope.</summary>
    public static IQueryable<string> References(this EnrolmentDb db) =>
        db.Posts.Select(post => post.LeadRef).Union(db.Supervisors.Select(time => time.SupervisorRef));

    /// <summary>People in the caller's scope.</summary>
    public static IQueryable<PersonRow> InScope(this EnrolmentDb db)
    {
        var references = db.References();
        return db.Scope.Everything ? db.People : db.People.Where(person => references.Contains(person.PersonRef));
    }

    /// <summary>Of these, those with a post or time in an authority; empty = all.</summary>
    public static IQueryable<PersonRow> OfAuthority(this IQueryable<PersonRow> people, EnrolmentDb db, string laCode) => laCode.Length == 0
        ? people
        : people.Where(person => db.Posts.Any(post => post.LeadRef == person.PersonRef && post.LaCode == laCode)
            || db.Supervisors.Any(time => time.SupervisorRef == person.PersonRef && time.LaCode == laCode));

    /// <summary>One person's row, in the caller's scope; NOT_FOUND when there is none. The reference is not repeated: somebody
    /// may have sent a name in its place.</summary>
    public static async Task<PersonRow> PersonAsync(this EnrolmentDb db, string personRef, CancellationToken cancel) =>
        await db.InScope().SingleOrDefaultAsync(row => row.PersonRef == personRef, cancel) ?? throw NoSuchPerson();

    /// <summary>The same to change it: of a person who was erased, that is said.</summary>
    public static async Task<PersonRow> PersonToChangeAsync(this EnrolmentDb db, string personRef, CancellationToken cancel)
    {
        if (await db.InScope().SingleOrDefaultAsync(row => row.PersonRef == personRef, cancel) is { } person)
            return person;
        await db.KindOfAsync(personRef, cancel);
        await db.RefuseErasedAsync(personRef, cancel);
        throw NoSuchPerson();
    }

    /// <summary>What the person with this reference is to the programme; NOT_FOUND when nobody in the caller's scope has it.</summary>
    public static async Task<PersonKind> KindOfAsync(this EnrolmentDb db, string personRef, CancellationToken cancel)
    {
        if (await db.Posts.AnyAsync(row => row.LeadRef == personRef, cancel))
            return PersonKind.Lead;
        return await db.Supervisors.AnyAsync(row => row.SupervisorRef == personRef, cancel) ? PersonKind.Supervisor : throw NoSuchPerson();
    }

    /// <summary>Refuses to record anything of a person who was erased.</summary>
    public static async Task RefuseErasedAsync(this EnrolmentDb db, string personRef, CancellationToken cancel)
    {
        if (await db.Erasures.SingleOrDefaultAsync(row => row.PersonRef == personRef, cancel) is { } erasure)
            throw Faults.Precondition(Reasons.PersonErased, "person",
                $"The details of this person were erased on {erasure.ErasedOn:yyyy-MM-dd}. They are not recorded again.");
    }

    private static Grpc.Core.RpcException NoSuchPerson() => Faults.NotFound("person", "with this reference");
}
