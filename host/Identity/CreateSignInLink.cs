using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class AccessHandler
{
    public override async Task<CreateSignInLinkResponse> CreateSignInLink(CreateSignInLinkRequest request, ServerCallContext context)
    {
        if (request.PersonId.Length == 0)
            throw Faults.Invalid("person_id", FieldCodes.Missing, "the person whose key it is, as access list shows it.");

        await using var db = store.Read(context);
        var keys = await db.ApiKeys.Where(row => row.PersonId == request.PersonId).OrderBy(row => row.KeyId)
            .ToListAsync(context.CancellationToken);
        var working = keys.FindAll(row => row.WorksOn(clock.Today()) && (request.KeyId.Length == 0 || row.KeyId == request.KeyId));
        if (working.Count > 1)
            throw Faults.Invalid("key_id", FieldCodes.Missing,
                $"{request.PersonId} has several keys that work: give one of {string.Join(", ", working.Select(row => row.KeyId))}.");
        if (working is not [var key])
            throw Faults.NotFound("key that works, of person", request.PersonId);

        // What is kept for repeated requests must not hold the secret.
        var response = new CreateSignInLinkResponse { ApiKey = key.ToMessage() };
        var details = JsonSerializer.Serialize(new { person = key.PersonId, key = key.KeyId });
        await commit.SaveAsync(Change.Of(context, request) with { Details = details }, (_, _) => Task.FromResult(response));
        if (request.ValidateOnly)
            return response;
        var (link, expires) = sessions.MakeLink(key.KeyId);
        return new CreateSignInLinkResponse { ApiKey = response.ApiKey, Link = link, ExpiresAt = Timestamp.FromDateTimeOffset(expires) };
    }
}
