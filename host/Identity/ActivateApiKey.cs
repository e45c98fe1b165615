using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class AccessHandler
{
    public override async Task<ActivateApiKeyResponse> ActivateApiKey(ActivateApiKeyRequest request, ServerCallContext context)
    {
        var (now, person) = (clock.GetUtcNow(), Caller.Of(context).Person!);
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var key = await writing.ApiKeys.SingleOrDefaultAsync(row => row.KeyId == request.KeyId && row.RevokedAt == null, cancel)
                ?? throw Faults.NotFound("API key", request.KeyId);
            if (key.ActivatedAt is not null)
                throw Faults.AlreadyExists($"Key {key.KeyId} works already.");
            if (key.PersonId == person || key.VouchedBy.Contains(person))
                throw Faults.Precondition(Reasons.SecondPersonNeeded, "key",
                    $"Key {key.KeyId} is {person}'s own, or {person} stands behind it already. Somebody else must activate it.");

            key.Vouch(person, now);
            return new ActivateApiKeyResponse { ApiKey = key.ToMessage() };
        });
    }
}
