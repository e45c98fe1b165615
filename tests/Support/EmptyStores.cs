using Microsoft.Data.Sqlite;
using Npgsql;
using Programme.Host;

namespace Programme.Tests.Support;

/// <summary>Databases of this version with nothing in them, made once for the whole test run: a host that starts on a copy has nothing to
/// migrate, which is most of its start.</summary>
internal static class EmptyStores
{
    private static readonly Lazy<Task<string>> Folder = new(MakeFolderAsync);

    /// <summary>Puts the files of empty SQLite databases into a new data folder.</summary>
    public static async Task CopyToAsync(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(await Folder.Value, "*.db"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        // As if its making had been broken off before the keys were made.
        FolderManifest.New(Trial.Default).Write(folder);
    }

    /// <summary>Starts and stops a host, so that its databases are made.</summary>
    /// <param name="folder">Its data folder.</param>
    /// <param name="settings">Its further settings.</param>
    public static async Task MigrateAsync(string folder, params string[] settings)
    {
        await using var app = ProgrammeHost.Build(
            [$"--Data={folder}", "--Listen:Grpc=none", "--Listen:Http=none", "--Listen:Metrics=none", "--Log:Level=Error", .. settings]);
        await ProgrammeHost.StartAsync(app);
        await app.StopAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
    }

    private static async Task<string> MakeFolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("programme-empty-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await MigrateAsync(folder);
        Assert.Empty(Directory.EnumerateFiles(folder, "*.db-wal"));
        return folder;
    }
}
