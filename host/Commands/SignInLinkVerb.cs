using System.CommandLine;
using Google.Protobuf;
using Programme.Access.V1;

namespace Programme.Host;

/// <summary>A link with which a person signs in to the pages.</summary>
internal static class SignInLinkVerb
{
    private static readonly Argument<string> Person = new("person") { Description = "Whose key it is, as access list shows it." };
    private static readonly Option<string> Key = new("--key") { Description = "Which of the person's keys, when several work." };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var link = new Command("link",
            "Make a link with which a person signs in to the pages in a browser: it works once, for 15 minutes.") { Person, Key };
        link.SetAction((parsed, cancel) => RunAsync(target(parsed), parsed.GetValue(Person)!, parsed.GetValue(Key) ?? "", cancel));
        return link;
    }

    /// <summary>Prints the link alone, so that a script can send it.</summary>
    private static async Task<int> RunAsync(Target target, string person, string keyId, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        if (session.EndsWithVerb)
            throw new UsageException("A link is kept by the host that serves the pages. Start it first: programme serve.");
        var made = await new AccessService.AccessServiceClient(session.Calls)
            .CreateSignInLinkAsync(new() { PersonId = person, KeyId = keyId }, cancellationToken: cancel);
        Console.WriteLine(target.Json ? JsonFormatter.Default.Format(made) : made.Link);
        await Console.Error.WriteLineAsync($"For {made.ApiKey.PersonId} ({Access.RoleName(made.ApiKey.Role)}), until "
            + $"{Texts.Instant(made.ExpiresAt)}, once. It is not shown again.");
        return ExitCodes.Done;
    }
}
