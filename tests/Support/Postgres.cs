using Npgsql;

namespace Programme.Tests.Support;

/// <summary>Databases on one PostgreSQL server for the whole test run.</summary>
public static class Postgres
{
    private static readonly Lazy<Task<PostgresServer>> Server = new(() => PostgresServer.StartAsync("fsync=off"));
    private static readonly Lazy<Task<string>> Template = new(MigrateTemplateAsync);
    private static int databases;

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

    private static async Task<string> CreateAsync(string from) =>
        await (await Server.Value).CreateAsync($"programme{Interlocked.Increment(ref databases)}", from);
}
