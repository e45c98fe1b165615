using System.CommandLine;
using Google.Protobuf;
using Programme.Enrolment.V1;

namespace Programme.Host;

/// <summary>Boards for each authority that show nothing of another: tokens of the metrics store, and an organisation in Grafana.</summary>
internal static class GrafanaVerb
{
    private static readonly Option<string> Store =
        new("--store") { Description = "Address of VictoriaMetrics as vmauth reaches it, http://HOST:8428.", Required = true };
    private static readonly Option<string> Tokens =
        new("--tokens") { Description = "File with the configuration of vmauth; tokens in it are kept.", Required = true };
    private static readonly Option<string> Grafana =
        new("--url") { Description = "Address of Grafana, http://HOST:3000.", Required = true };
    private static readonly Option<string> Admin =
        new("--admin-file") { Description = "File with an administrator of the Grafana server, NAME:PASSWORD.", Required = true };
    private static readonly Option<string> Auth =
        new("--vmauth") { Description = "Address of vmauth as Grafana reaches it, http://HOST:8427.", Required = true };

    private static readonly Option<string?> Pages =
        new("--pages") { Description = "Address of the host's pages, https://HOST: each board gets a link to those of its authority." };
    private static readonly Option<string?> Users =
        new("--users")
        {
            Description = "File of who reads which authority (CSV: la_code,login,email,name). Without it users are left "
            + "alone."
        };
    private static readonly Option<string?> Passwords =
        new("--passwords")
        {
            Description = "New file for the passwords of users that are made, LOGIN:PASSWORD in a line; not needed where "
            + "they sign in at a provider."
        };

    public static Command Command(Func<ParseResult, Target> target)
    {
        var tokens = new Command("tokens",
            "Write the configuration of vmauth: a token for each authority, which reads its series alone.")
            { Store, Tokens };
        tokens.SetAction((parsed, cancel) => WriteTokensAsync(target(parsed), parsed, cancel));
        var bootstrap = new Command("bootstrap",
            "Make or update an organisation in Grafana for each authority: source with its token, folder, boards, home board, users.")
            { Grafana, Admin, Auth, Tokens, Pages, Users, Passwords };
        bootstrap.SetAction((parsed, cancel) => BootstrapAsync(target(parsed), parsed, cancel));
        return new Command("grafana", "Boards for each authority that show nothing of another.") { tokens, bootstrap };
    }

    private static async Task<int> WriteTokensAsync(Target target, ParseResult parsed, CancellationToken cancel)
    {
        var file = parsed.GetValue(Tokens)!;
        var store = Address("--store", parsed.GetValue(Store)!);
        var codes = (await AuthoritiesAsync(target, cancel)).Select(authority => authority.LaCode).ToList();
        var before = File.Exists(file) ? Read(file) : new Dictionary<string, string>();
        var tokens = StoreTokens.For(codes, before);
        await WriteOwnFileAsync(file, StoreTokens.Write(store, tokens), cancel);
        await Console.Error.WriteLineAsync($"{tokens.Count} tokens in {file}, {tokens.Keys.Except(before.Keys).Count()} of them new, "
            + $"{before.Keys.Except(tokens.Keys).Count()} taken away. Start vmauth with -auth.config={file}, or let it read the file again "
            + "(signal HUP).");
        return ExitCodes.Done;
    }

    private static async Task<int> BootstrapAsync(Target target, ParseResult parsed, CancellationToken cancel)
    {
        var login = (await File.ReadAllTextAsync(Arguments.ExistingFile(parsed.GetValue(Admin)!), cancel)).Trim();
        if (!login.Contains(':', StringComparison.Ordinal))
            throw new UsageException($"{parsed.GetValue(Admin)}: NAME:PASSWORD is expected in one line.");
        var tokens = Read(Arguments.ExistingFile(parsed.GetValue(Tokens)!));
        var authorities = await AuthoritiesAsync(target, cancel);
        if (authorities.FirstOrDefault(authority => !tokens.ContainsKey(authority.LaCode)) is { } without)
            throw new UsageException($"{without.Name} ({without.LaCode}) has no token. Run programme grafana tokens first.");
        var users = parsed.GetValue(Users) is { } list ? GrafanaUser.Read(Path.GetFileName(list),
            ByteString.CopyFrom(await File.ReadAllBytesAsync(Arguments.ExistingFile(list), cancel))) : null;
        if (users?.FirstOrDefault(user => authorities.TrueForAll(authority => authority.LaCode != user.LaCode)) is { } stranger)
            throw new UsageException($"{parsed.GetValue(Users)}: {stranger.Login} is of {stranger.LaCode}, which is no authority here.");
        if (parsed.GetValue(Passwords) is { } there && File.Exists(there))
            throw new UsageException($"{there} is there already: passwords of an earlier run may be in it. Name another file.");
        var address = Address("--url", parsed.GetValue(Grafana)!).AbsoluteUri;
        using var http = new HttpClient { BaseAddress = new Uri($"{address.TrimEnd('/')}/") };
        var boards = parsed.GetValue(Pages) is { } pages
            ? [.. Boards.All.Select(board => Boards.WithPages(board, Address("--pages", pages)))] : Boards.All;
        var grafana = new GrafanaApi(http, login);
        var readers = new GrafanaUsers(grafana, Console.Error.WriteLine);
        try
        {
            await new GrafanaBootstrap(grafana, Address("--vmauth", parsed.GetValue(Auth)!), readers, Console.Error.WriteLine)
                .RunAsync(authorities, tokens, boards, users, cancel);
            return ExitCodes.Done;
        }
        catch (GrafanaException refused)
        {
            await Console.Error.WriteLineAsync($"{refused.Message} What was done stays; run it again when this is put right.");
            return ExitCodes.Failed;
        }
        finally
        {
            if (readers.Passwords.Count > 0 && parsed.GetValue(Passwords) is { } file)
            {
                await WriteOwnFileAsync(file, string.Concat(readers.Passwords.Select(one => $"{one.Key}:{one.Value}\n")),
                    CancellationToken.None);
            }
        }
    }

    private static async Task<List<Authority>> AuthoritiesAsync(Target target, CancellationToken cancel)
    {
        await using var session = await HostSession.OpenAsync(target, cancel);
        return await Authorities.AllAsync(session.Calls, cancel);
    }

    private static IReadOnlyDictionary<string, string> Read(string file)
    {
        try
        {
            return StoreTokens.Read(File.ReadAllText(file));
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or NullReferenceException or ArgumentException
            or InvalidOperationException or UriFormatException)
        {
            throw new UsageException($"{file} is not a configuration that programme grafana tokens wrote. Nothing was changed.");
        }
    }

    /// <summary>A file that only its owner can read, replaced as a whole.</summary>
    private static async Task WriteOwnFileAsync(string file, string text, CancellationToken cancel)
    {
        var part = file + ".part";
        File.Delete(part);
        await OwnFiles.WriteOwnAsync(part, System.Text.Encoding.UTF8.GetBytes(text), cancel);
        File.Move(part, file, overwrite: true);
    }

    private static Uri Address(string option, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
            : throw new UsageException($"{option} {text}: an address like http://HOST:PORT is expected.");
}
