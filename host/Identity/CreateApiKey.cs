using System.Text.RegularExpressions;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class AccessHandler
{
    private static readonly Role[] OfAuthorities = [Role.LaCoordinator, Role.Supervisor, Role.LaDataOfficer];
    private static readonly Role[] OfEverything = [Role.Auditor, Role.Operator, Role.SurveyForm];

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

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{2,63}$")]
    private static partial Regex SubjectForm();

    private const string NameForm = "3 to 64 lower-case letters, digits, '-', '.' or '_' are expected, and not local or system.";

    private static bool IsName(string text) => SubjectForm().IsMatch(text) && text is not ("local" or "system");

    private static IEnumerable<Problem> Check(CreateApiKeyRequest request)
    {
        if (!IsName(request.Subject))
            yield return new("subject", FieldCodes.NotAName, NameForm);
        if (request.PersonId.Length > 0 && !IsName(request.PersonId))
            yield return new("person_id", FieldCodes.NotAName, NameForm);
        if (request.PersonId.Length > 0 && Persons.IsOfMachine(request.Role))
            yield return new("person_id", FieldCodes.NotExpected, "a key of this role is a machine's: give no person.");
        if (!Enum.IsDefined(request.Role) || request.Role is Role.Unspecified or Role.Local or Role.System)
            yield return new("role", FieldCodes.UnknownCode, "one of the roles is expected; LOCAL and SYSTEM cannot have a key.");
        if (OfAuthorities.Contains(request.Role) && request.LaCodes.Count == 0)
            yield return new("la_codes", FieldCodes.Missing, "this role works in an authority: give its three-digit code.");
        if (OfEverything.Contains(request.Role) && request.LaCodes.Count > 0)
            yield return new("la_codes", FieldCodes.NotExpected, "this role works for all authorities: give none.");
        if (request.LaCodes.Any(code => code.Length != 3 || !code.All(char.IsAsciiDigit)))
            yield return new("la_codes", FieldCodes.NotACode, "three-digit authority codes are expected.");
    }
}
