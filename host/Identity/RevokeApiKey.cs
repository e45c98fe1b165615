using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class AccessHandler
{
    public override async Task<RevokeApiKeyResponse> RevokeApiKey(RevokeApiKeyRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var key = await db.ApiKeys.SingleOrDefaultAsync(row => row.KeyId == request.KeyId, context.CancellationToken)
            ?? throw Faults.NotFound("API key", request.KeyId);
        var change = Change.Of(context, request);
        if (key.RevokedAt is not null)
            return await commit.RememberAsync(change, new RevokeApiKeyResponse { ApiKey = key.ToMessage() });

        var now = clock.GetUtcNow();
        return await commit.SaveAsync(change, async (writing, cancel) =>
        {
            var row = await writing.ApiKeys.SingleAsync(row => row.KeyId == request.KeyId, cancel);
            row.RevokedAt ??= now;
            return new RevokeApiKeyResponse { ApiKey = row.ToMessage() };
        });
    }
}
