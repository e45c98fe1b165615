using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class AccessHandler
{
    private static readonly Role[] OfFirstPersons = [Role.Operator, Role.ProgrammeLead, Role.TrialManager];

    public override async Task<EnrolFirstPersonsResponse> EnrolFirstPersons(EnrolFirstPersonsRequest request, ServerCallContext context)
    {
        var problems = Check(request).ToList();
        if (problems.Count > 0)
            throw Faults.Invalid(problems);

        var now = clock.GetUtcNow();
        var made = request.Persons.Select(person => (Person: person, Key: ApiKeys.Make())).ToList();
        var rows = made.ConvertAll(item => new ApiKeyRow
        {
            KeyId = item.Key.KeyId,
            Subject = item.Person.PersonId,
            PersonId = item.Person.PersonId,
            Role = item.Person.Role,
            LaCodes = "",
            CreatedAt = now,
            ActivatedAt = now,
            SecretHash = item.Key.Hash,
        });

        // What is kept for repeated requests must not hold the secrets.
        var saved = await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            if (await writing.ApiKeys.AnyAsync(row => row.PersonId != "" && row.ActivatedAt != null, cancel))
                throw Faults.AlreadyExists("The first persons are enrolled already. They make further keys with their own.");
            writing.AddRange(rows);
            return new EnrolFirstPersonsResponse { Keys = { rows.Select(row => new CreateApiKeyResponse { ApiKey = row.ToMessage() }) } };
        });
        if (saved.Keys[0].ApiKey.KeyId != rows[0].KeyId || request.ValidateOnly)
            return saved;
        return new EnrolFirstPersonsResponse
        {
            Keys =
            { made.Select((item, at) => new CreateApiKeyResponse { ApiKey = rows[at].ToMessage(), Secret = item.Key.Secret }) }
        };
    }

    private static IEnumerable<Problem> Check(EnrolFirstPersonsRequest request)
    {
        if (request.Persons.Count != Persons.Needed
            || request.Persons.Select(person => person.PersonId).Distinct().Count() != Persons.Needed)
            yield return new("persons", FieldCodes.OutOfRange, "exactly two different persons are expected.");
        if (request.Persons.Any(person => !Persons.IsName(person.PersonId)))
            yield return new("persons.person_id", FieldCodes.NotAName, NameForm);
        if (request.Persons.Any(person => !OfFirstPersons.Contains(person.Role))
            || request.Persons.All(person => person.Role != Role.Operator))
            yield return new("persons.role", FieldCodes.NotExpected,
                "OPERATOR and one of OPERATOR, PROGRAMME_LEAD and TRIAL_MANAGER are expected.");
    }
}
