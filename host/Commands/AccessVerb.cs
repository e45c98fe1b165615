using System.CommandLine;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Journal;
using Spectre.Console;

namespace Programme.Host;

/// <summary>API keys, and the table of who may call what.</summary>
internal static class AccessVerb
{
    private static readonly Option<string> Subject =
        new("--subject")
        {
            Description = "Whom or what the key is for, for example bolton-coordinator; no personal data.",
            Required = true
        };
    private static readonly Option<string> RoleName =
        new("--role")
        {
            Description = "trial_manager, programme_lead, la_coordinator, supervisor, la_data_officer, data_manager, "
            + "statistician, cost_analyst, auditor, operator, metrics_reader or survey_form.",
            Required = true
        };
    private static readonly Option<string[]> La =
        new("--la") { Description = "Three-digit code of an authority that it may see; repeat for more; none = all." };
    private static readonly Option<string> Expires = new("--expires") { Description = "Last day on which it works, YYYY-MM-DD." };
    private static readonly Option<string> Out =
        new("--out") { Description = "Write the key to this file (readable by its owner only) instead of the screen." };
    private static readonly Option<string> Person =
        new("--person")
        {
            Description =
            "The person whose key it is: a reference in People, or the subject at an identity provider; none = the subject."
        };
    private static readonly Argument<string[]> FirstTwo =
        new("persons")
        {
            Description =
            "Two persons as id:role; one of them is an operator, the other an operator, programme_lead or trial_manager.",
            Arity = new ArgumentArity(2, 2)
        };
    private static readonly Argument<string> KeyId = new("key-id") { Description = "Public part of the key." };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var create = new Command("create", "Make an API key. It is shown once; only its hash is kept.") { Subject, Person, RoleName, La,
            Expires, Out };
        create.SetAction((parsed, cancel) => CreateAsync(target(parsed), parsed, cancel));
        var enrol = new Command("enrol", "Enrol the first two persons of a fresh installation, once: prints a key for each.") { FirstTwo };
        enrol.SetAction((parsed, cancel) => EnrolAsync(target(parsed), parsed.GetValue(FirstTwo)!, cancel));
        var activate = new Command("activate", "Stand behind a key that somebody else made (with --key-file, your own key).") { KeyId };
        activate.SetAction((parsed, cancel) => ActivateAsync(target(parsed), parsed.GetValue(KeyId)!, cancel));
        var list = new Command("list", "List the keys, without secrets.");
        list.SetAction((parsed, cancel) => ListAsync(target(parsed), cancel));
        var revoke = new Command("revoke", "End a key: its next call is refused.") { KeyId };
        revoke.SetAction((parsed, cancel) => RevokeAsync(target(parsed), parsed.GetValue(KeyId)!, cancel));
        var table = new Command("table", "Show which role may call which RPC.");
        table.SetAction(_ => ShowTable());
        return new Command("access", "API keys, and who may call what.") { enrol, create, activate, list, revoke,
            SignInLinkVerb.Command(target), ProviderVerb.Command(target), table };
    }

    private static async Task<int> CreateAsync(Target target, ParseResult parsed, CancellationToken cancel)
    {
        var request = new CreateApiKeyRequest
        {
            Subject = parsed.GetValue(Subject),
            Role = RoleOf(parsed.GetValue(RoleName)!),
            LaCodes = { parsed.GetValue(La) ?? [] },
            PersonId = parsed.GetValue(Person) ?? ""
        };
        if (parsed.GetValue(Expires) is { } text)
            request.ExpiresOn = Arguments.Day("--expires", text).ToDate();
        await using var session = await HostSession.OpenAsync(target, cancel);
        var access = new AccessService.AccessServiceClient(session.Calls);
        Task<CreateApiKeyResponse> MakeAsync() => access.CreateApiKeyAsync(request, cancellationToken: cancel).ResponseAsync;
        var file = parsed.GetValue(Out);
        var made = file is null ? await MakeAsync() : await OwnFiles.KeepAsync(file, MakeAsync, key => key.Secret);
        if (file is null)
            Console.WriteLine(made.Secret);
        var toActivate = made.ApiKey.ActivatedAt is not null ? ""
            : $" It does not work yet: {2 - made.ApiKey.Vouchers.Count} more of two persons must activate it "
                + $"(programme access activate {made.ApiKey.KeyId} --key-file …).";
        await Console.Error.WriteLineAsync($"Key {made.ApiKey.KeyId} for {made.ApiKey.Subject} ({Host.Access.RoleName(made.ApiKey.Role)}). "
            + $"Keep it safe: it is not shown again.{toActivate}");
        return ExitCodes.Done;
    }

    private static async Task<int> EnrolAsync(Target target, string[] persons, CancellationToken cancel)
    {
        var request = new EnrolFirstPersonsRequest
        {
            Persons =
                { persons.Select(text => text.Split(':') is [var id, var role] ? new FirstPerson { PersonId = id, Role = RoleOf(role) }
                    : throw new UsageException($"{text}: id:role is expected.")) },
        };
        await using var session = await HostSession.OpenAsync(target, cancel);
        var enrolled = await new AccessService.AccessServiceClient(session.Calls)
            .EnrolFirstPersonsAsync(request, cancellationToken: cancel);
        foreach (var key in enrolled.Keys)
            Console.WriteLine($"{key.ApiKey.PersonId} {key.Secret}");
        await Console.Error.WriteLineAsync("Give each person the own key. They are not shown again.");
        return ExitCodes.Done;
    }

    private static async Task<int> ActivateAsync(Target target, string keyId, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var key =
            (await new AccessService.AccessServiceClient(session.Calls)
                .ActivateApiKeyAsync(new() { KeyId = keyId }, cancellationToken: cancel)).ApiKey;
        Console.WriteLine(key.ActivatedAt is null ? $"Key {key.KeyId}: another person has to activate it too."
            : $"Key {key.KeyId} for {(key.PersonId.Length > 0 ? key.PersonId : key.Subject)} works.");
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(Target target, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var keys = await KeysAsync(session.Calls, cancel);
        if (target.Json)
        {
            Console.WriteLine(Google.Protobuf.JsonFormatter.Default.Format(new ListApiKeysResponse { ApiKeys = { keys } }));
            return ExitCodes.Done;
        }
        var table = new Table().AddColumns("Key", "For", "Role", "Authorities", "Made", "Works until");
        foreach (var key in keys)
        {
            table.Row(key.KeyId, key.Subject, Host.Access.RoleName(key.Role),
                key.LaCodes.Count == 0 ? "all" : string.Join(", ", key.LaCodes),
                Texts.Day(key.CreatedAt), Until(key));
        }
        Texts.Write(table);
        return ExitCodes.Done;
    }

    /// <summary>Every key, newest first.</summary>
    public static Task<List<ApiKey>> KeysAsync(CallInvoker calls, CancellationToken cancel) => Pages.AllAsync(async token =>
    {
        var page = await new AccessService.AccessServiceClient(calls)
            .ListApiKeysAsync(new() { PageSize = 1_000, PageToken = token }, cancellationToken: cancel);
        return (page.ApiKeys, page.NextPageToken);
    });

    private static string Until(ApiKey key) => key switch
    {
        { RevokedAt: { } revoked } => $"revoked on {Texts.Day(revoked)}",
        { ActivatedAt: null } => "not activated yet",
        { ExpiresOn: { } last } => Texts.Day(last),
        _ => "until revoked",
    };

    private static async Task<int> RevokeAsync(Target target, string keyId, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        var revoked = await new AccessService.AccessServiceClient(session.Calls)
            .RevokeApiKeyAsync(new() { KeyId = keyId }, cancellationToken: cancel);
        Console.WriteLine($"Key {revoked.ApiKey.KeyId} for {revoked.ApiKey.Subject} works no more.");
        return ExitCodes.Done;
    }

    private static int ShowTable()
    {
        foreach (var row in AccessTable.All)
            Console.WriteLine(row);
        return ExitCodes.Done;
    }

    private static Role RoleOf(string name) =>
        Enum.GetValues<Role>()
        .FirstOrDefault(role => Host.Access.RoleName(role).Equals(name, StringComparison.OrdinalIgnoreCase)) is var found
        and not Role.Unspecified
        ? found
        : throw new UsageException($"--role {name}: there is no such role.");
}
