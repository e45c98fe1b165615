using Grpc.Core;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class AccessHandler
{
    public override async Task<CreateApiKeyResponse> CreateApiKey(CreateApiKeyRequest request, ServerCallContext context)
    {
        var problems = Check(request).ToList();
        if (problems.Count > 0)
            throw Faults.Invalid(problems);

        var (id, secret, hash) = ApiKeys.Make();
        var key = new ApiKeyRow
        {
            KeyId = id,
            Subject = request.Subject,
            Role = request.Role,
            LaCodes = string.Join(',', request.LaCodes.Distinct().Order(StringComparer.Ordinal)),
            CreatedAt = clock.GetUtcNow(),
            ExpiresOn = request.ExpiresOn?.ToDateOnly(),
            SecretHash = hash,
            PersonId = Persons.IsOfMachine(request.Role) ? "" : request.PersonId.Length == 0 ? request.Subject : request.PersonId,
        };
        if (!Persons.NeedsVouchers(key.Role))
            key.ActivatedAt = key.CreatedAt;
        else if (Caller.Of(context).Person is { } maker && maker != key.PersonId)
            key.Vouch(maker, key.CreatedAt);

        // What is kept for repeated requests must not hold the secret.
        var response = new CreateApiKeyResponse { ApiKey = key.ToMessage() };
        var saved = await commit.SaveAsync(context, request, response, db => db.Add(key));
        return saved.ApiKey.KeyId == id && !request.ValidateOnly
            ? new CreateApiKeyResponse { ApiKey = saved.ApiKey, Secret = secret } : saved;
    }

    private const string NameForm = "3 to 64 lower-case letters, digits, '-', '.' or '_' are expected, and not local or system.";

    private static IEnumerable<Problem> Check(CreateApiKeyRequest request)
    {
        if (!Persons.IsName(request.Subject))
            yield return new("subject", FieldCodes.NotAName, NameForm);
        if (request.PersonId.Length > 0 && !Persons.IsName(request.PersonId))
            yield return new("person_id", FieldCodes.NotAName, NameForm);
        if (request.PersonId.Length > 0 && Persons.IsOfMachine(request.Role))
            yield return new("person_id", FieldCodes.NotExpected, "a key of this role is a machine's: give no person.");
        foreach (var problem in RoleScopes.Check(request.Role, request.LaCodes))
            yield return problem;
    }
}
