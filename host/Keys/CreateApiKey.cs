using Grpc.Core;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host.Keys;

internal sealed partial class AccessHandler
{
    private static readonly Role[] OfAuthorities = [Role.LaCoordinator, Role.Supervisor, Role.LaDataOfficer];

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
        };

        // What is kept for repeated requests must not hold the secret.
        var response = new CreateApiKeyResponse { ApiKey = key.ToMessage() };
        var saved = await commit.SaveAsync(context, request, response, db => db.Add(key));
        return saved.ApiKey.KeyId == id ? new CreateApiKeyResponse { ApiKey = saved.ApiKey, Secret = secret } : saved;
    }

    private static IEnumerable<Problem> Check(CreateApiKeyRequest request)
    {
        if (request.Subject.Length is < 3 or > 64)
            yield return new("subject", "LENGTH", "3 to 64 characters are expected.");
        if (!Enum.IsDefined(request.Role) || request.Role is Role.Unspecified or Role.Local or Role.System)
            yield return new("role", "UNKNOWN", "one of the roles is expected; LOCAL and SYSTEM cannot have a key.");
        if (OfAuthorities.Contains(request.Role) && request.LaCodes.Count == 0)
            yield return new("la_codes", "MISSING", "this role works in an authority: give its three-digit code.");
        if (request.LaCodes.Any(code => code.Length != 3 || !code.All(char.IsAsciiDigit)))
            yield return new("la_codes", "NOT_A_CODE", "three-digit authority codes are expected.");
    }
}
