using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Programme.Tests.Support;

/// <summary>A PostgreSQL server of Debian's packages on a temporary folder, one for the whole test run.</summary>
public static class Postgres
{
    private static readonly Lazy<Task<string>> Server = new(StartAsync);
    private static readonly Lazy<Task<string>> Template = new(MigrateTemplateAsync);
    private static int databases;
    private static Leash? leash;

    /// <summary>Connection string of a new database with the tables of this version and nothing in them.</summary>
    public static async Task<string> NewDatabaseAsync() => await CreateAsync($"TEMPLATE {await Template.Value}");

    /// <summary>Connection string of a new database with nothing at all in it.</summary>
    public static Task<string> NewEmptyDatabaseAsync() => CreateAsync("");

    /// <summary>A database from which others are copied.</summary>
    private static async Task<string> MigrateTemplateAsync()
    {
        var connection = await CreateAsync("");
        var folder = Directory.CreateTempSubdirectory("programme-empty-").FullName;
        await EmptyStores.MigrateAsync(folder, "--Database:Provider=postgres", $"--Database:Connection={connection}");
        Directory.Delete(folder, recursive: true);
        return new NpgsqlConnectionStringBuilder(connection).Database!;
    }

    private static async Task<string> CreateAsync(string from)
    {
        Tools.Require(Bin() is not null, "PostgreSQL (Debian package postgresql)");
        var server = await Server.Value;
        var name = $"programme{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection($"{server};Database=postgres");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name} {from}", connection);
        await create.ExecuteNonQueryAsync();
        return $"{server};Database={name};Maximum Pool Size=20;Connection Idle Lifetime=10;Connection Pruning Interval=5";
    }

    private static string? Bin() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
        .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private static async Task<string> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("programme-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
            await Tools.RunAsync("chown", "postgres", folder);
        var port = FreePort();
        await RunAsync("initdb", "-D", $"{folder}/data", "-A", "trust", "-U", "programme", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        leash = Leash.On("folder=$1; shift; \"$@\"; rm -rf \"$folder\"",
            [folder, .. Command("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop")]);
        await RunAsync("pg_ctl", "-D", $"{folder}/data", "-l", $"{folder}/log", "-w", "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=800", "start");
        return $"Host=127.0.0.1;Port={port};Username=programme";
    }

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

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
