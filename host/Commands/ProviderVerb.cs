using System.CommandLine;
using Google.Protobuf;
using Programme.Access.V1;

namespace Programme.Host;

/// <summary>Puts the OpenID provider of the settings among the keys, to be activated by two persons.</summary>
internal static class ProviderVerb
{
    public static Command Command(Func<ParseResult, Target> target)
    {
        var provider = new Command("provider",
            "Show the OpenID provider of the settings, and put it among the keys: two persons activate it, then people sign in there.");
        provider.SetAction((parsed, cancel) => RunAsync(target(parsed), cancel));
        return provider;
    }

    private static async Task<int> RunAsync(Target target, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var admitted = await new AccessService.AccessServiceClient(session.Calls).AdmitProviderAsync(new(), cancellationToken: cancel);
        Console.WriteLine(target.Json ? JsonFormatter.Default.Format(admitted) : admitted.Settings);
        var key = admitted.ApiKey;
        await Console.Error.WriteLineAsync(key.ActivatedAt is not null ? $"Key {key.KeyId}: people sign in there."
            : $"Key {key.KeyId}: {Persons.Needed - key.Vouchers.Count} more of two persons must activate it "
                + $"(programme access activate {key.KeyId} --key-file …).");
        return ExitCodes.Done;
    }
}
