using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class PeopleHandler
{
    public override async Task<GetPersonResponse> GetPerson(GetPersonRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Reference("person_ref", request.PersonRef);
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        var person = await db.PersonAsync(request.PersonRef, context.CancellationToken);
        var consents = await db.Consents.Where(row => row.PersonRef == request.PersonRef).OrderBy(row => row.Survey)
            .ThenBy(row => row.Number).ToListAsync(context.CancellationToken);
        var objections = await db.Objections.Where(row => row.PersonRef == request.PersonRef).OrderBy(row => row.ObjectedOn)
            .ToListAsync(context.CancellationToken);

        var response = new GetPersonResponse
        {
            Person = person.ToMessage(Open(person)),
            Consents = { consents.Select(row => row.ToMessage()) },
            Objections = { objections.Select(row => row.ToMessage()) },
        };
        return await ReadAsync(request, context, [person], response);
    }

    /// <summary>Answers when it is in the audit chain that these names were read. The answer itself is not kept.</summary>
    private Task<TResponse> ReadAsync<TResponse>(Google.Protobuf.IMessage request, ServerCallContext context, IEnumerable<PersonRow> people,
        TResponse response)
        where TResponse : class, Google.Protobuf.IMessage =>
        commit.SaveAsync(Change.Of(context, request) with { Details = Audit(("read", people.Select(row => row.PersonRef))) },
            (_, _) => Task.FromResult(response));
}
