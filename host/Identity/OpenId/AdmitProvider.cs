using System.Text.Json;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class AccessHandler
{
    public override async Task<AdmitProviderResponse> AdmitProvider(AdmitProviderRequest request, ServerCallContext context)
    {
        if (settings.OpenId is not { } openId)
            throw Faults.Precondition(Reasons.NoProvider, "OpenId:Issuer", "The settings of this host name no OpenID provider.");

        await using var db = store.Read(context);
        var change = Change.Of(context, request);
        if (await ProviderPersons.RowAsync(db, openId.Subject, context.CancellationToken) is { } before)
            return await commit.RememberAsync(change, new AdmitProviderResponse { ApiKey = before.ToMessage(), Settings = openId.Text });

        // A row among the keys, with a secret that nobody is ever told: it is activated, listed and revoked like a key.
        var (id, _, hash) = ApiKeys.Make();
        var row = new ApiKeyRow
        {
            KeyId = id,
            Subject = openId.Subject,
            Role = Role.Unspecified,
            LaCodes = "",
            CreatedAt = clock.GetUtcNow(),
            SecretHash = hash,
        };
        var details = JsonSerializer.Serialize(new { settings = openId.Text.Split('\n') });
        return await commit.SaveAsync(change with { Details = details }, async (writing, cancel) =>
        {
            if (await ProviderPersons.RowAsync(writing, openId.Subject, cancel) is { } made)
                return new AdmitProviderResponse { ApiKey = made.ToMessage(), Settings = openId.Text };
            writing.Add(row);
            return new AdmitProviderResponse { ApiKey = row.ToMessage(), Settings = openId.Text };
        });
    }
}
