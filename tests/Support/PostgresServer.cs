
namespace Programme.Tests.Support;

/// <summary>A PostgreSQL server of Debian's packages on a temporary folder, to be stopped, started again, and followed by
/// another.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string folder;
    private readonly string[] settings;
    private readonly Leash leash;

    private PostgresServer(string folder, int port, string[] settings, Leash leash) =>
        (this.folder, Port, this.settings, this.leash) = (folder, port, settings, leash);

    public int Port { get; }

    /// <summary>Connection string without a database.</summary>
    public string Connection => $"Host=127.0.0.1;Port={Port};Username=programme";

    /// <summary>Skips a test (or fails it, with CI=true) when PostgreSQL is not installed.</summary>
    public static void Require() => Tools.Require(Bin() is not null, "PostgreSQL (Debian package postgresql)");

    /// <summary>A new, empty server.</summary>
    /// <param name="settings">Settings such as <c>fsync=off</c>.</param>
    public static async Task<PostgresServer> StartAsync(params string[] settings)
    {
        Require();
        var folder = await NewFolderAsync();
        await RunAsync("initdb", "-D", $"{folder}/data", "-A", "trust", "-U", "programme", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        return await StartOnAsync(folder, settings);
    }

    /// <summary>A server that follows this one, under the name <c>standby</c>.</summary>
    public async Task<PostgresServer> FollowAsync(params string[] settings)
    {
        var standby = await NewFolderAsync();
        await RunAsync("pg_basebackup", "-D", $"{standby}/data", "-R", "-X", "stream", "-c", "fast", "--no-sync", "-d",
            $"host=127.0.0.1 port={Port} user=programme application_name=standby");
        return await StartOnAsync(standby, settings);
    }

    /// <summary>Ends the server as a crash would: <c>pg_ctl -m immediate stop</c>.</summary>
    public Task CrashAsync() => RunAsync("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop");

    /// <summary>Starts it again; it recovers what its log holds.</summary>
    public Task StartAgainAsync() => RunAsync("pg_ctl", "-D", $"{folder}/data", "-l", $"{folder}/log", "-w", "-o",
        $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=800 "
            + string.Join(' ', settings.Select(setting => $"-c {setting}")), "start");

    /// <summary>Makes a standby the server to write to.</summary>
    public Task PromoteAsync() => RunAsync("pg_ctl", "-D", $"{folder}/data", "-w", "promote");

    /// <summary>Runs a statement as the owner, and answers with what it prints.</summary>
    public async Task<string> SqlAsync(string statement) => (await Tools.RunAsync("psql", "-X", "-A", "-t", "-c", statement,
        $"host=127.0.0.1 port={Port} user=programme dbname=postgres")).Trim();

    /// <summary>Connection string of a new database.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="from">What follows <c>CREATE DATABASE name</c>.</param>
    public async Task<string> CreateAsync(string name, string from = "")
    {
        await using var connection = new Npgsql.NpgsqlConnection($"{Connection};Database=postgres");
        await connection.OpenAsync();
        await using var create = new Npgsql.NpgsqlCommand($"CREATE DATABASE {name} {from}", connection);
        await create.ExecuteNonQueryAsync();
        return $"{Connection};Database={name};Maximum Pool Size=20;Connection Idle Lifetime=10;Connection Pruning Interval=5";
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await CrashAsync();
        }
        catch (InvalidOperationException)
        {
            // It was stopped already.
        }
        leash.Dispose();
        await Tools.RunAsync("rm", "-rf", folder);
    }

    private static async Task<string> NewFolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("programme-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
            await Tools.RunAsync("chown", "postgres", folder);
        return folder;
    }

    private static async Task<PostgresServer> StartOnAsync(string folder, string[] settings)
    {
        var port = Ports.Free();
        var leash = Leash.On("folder=$1; shift; \"$@\"; rm -rf \"$folder\"",
            [folder, .. Command("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop")]);
        var server = new PostgresServer(folder, port, settings, leash);
        await server.StartAgainAsync();
        return server;
    }

    private static string? Bin() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
        .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private static Task RunAsync(string program, params string[] arguments)
    {
        var command = Command(program, arguments);
        return Tools.RunAsync(command[0], command[1..]);
    }

    /// <summary>PostgreSQL does not run as root: there, as Debian's user postgres.</summary>
    private static string[] Command(string program, params string[] arguments)
    {
        var path = Path.Combine(Bin()!, program);
        return Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", path, .. arguments] : [path, .. arguments];
    }
}
