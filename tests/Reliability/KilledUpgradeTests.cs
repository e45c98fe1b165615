using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Programme.Access.V1;
using Programme.Costs;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>D7: an upgrade that dies leaves the old schema or the new one of each module, and the next start completes it.</summary>
public sealed class KilledUpgradeTests : IDisposable
{
    private const UnixFileMode Owners = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string root = Directory.CreateTempSubdirectory("programme-upgrade-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Trait("Promise", "D7")]
    [Fact]
    public async Task Killed_at_any_time_it_leaves_the_old_schema_or_the_new_one_and_the_next_start_completes_it()
    {
        var old = await OldFolderAsync();
        var (whole, time) = (Copy(old, "whole"), Stopwatch.StartNew());
        await using (await HostProcess.StartAsync(whole))
            time.Stop();
        var (before, after) = (OlderDatabases.Last.Keys.ToDictionary(module => module, module => OlderDatabases.Schema(old, module)),
            OlderDatabases.Last.Keys.ToDictionary(module => module, module => OlderDatabases.Schema(whole, module)));
        Assert.All(OlderDatabases.Last.Keys, module => Assert.NotEqual(before[module], after[module]));

        for (var part = 3; part <= 9; part++)
        {
            var folder = Copy(old, $"killed-{part}");
            using (var doomed = HostProcess.Run("serve", "--data", folder, "--set", "Listen:Grpc=none", "--set",
                "Listen:Http=none", "--set", "Listen:Metrics=none", "--set", "Log:Level=Error"))
            {
                await Task.Delay(time.Elapsed * part / 10);
                doomed.Kill();
                await doomed.WaitForExitAsync();
            }

            Assert.All(OlderDatabases.Last.Keys,
                module => Assert.Contains(OlderDatabases.Schema(folder, module), new[] { before[module], after[module] }));
            await CompletesAsync(folder, after);
        }
    }

    [Trait("Promise", "D7")]
    [Fact]
    public async Task Broken_off_at_its_last_step_it_leaves_the_old_schema_and_its_record_says_that_all_was_sound()
    {
        var folder = await OldFolderAsync();
        var after = await AfterAsync(Copy(folder, "whole"));
        // What the last migration makes is there already.
        OlderDatabases.Sql(folder, "costs", "CREATE TABLE handling_costs (a)");
        var before = OlderDatabases.Schema(folder, "costs");

        await Assert.ThrowsAnyAsync<Exception>(() => RunningProgramme.StartAsync(folder: folder));

        Assert.Equal(before, OlderDatabases.Schema(folder, "costs"));
        OlderDatabases.Sql(folder, "costs", "DROP TABLE handling_costs");
        await CompletesAsync(folder, after);
    }

    [Trait("Promise", "D14")]
    [SkippableFact]
    public async Task On_PostgreSQL_one_that_is_broken_off_leaves_the_old_schema_and_the_next_start_completes_it()
    {
        var connection = await Postgres.NewEmptyDatabaseAsync();
        await using (var older = new CostsPostgresDb(new DbContextOptionsBuilder().UseNpgsql(connection,
            pg => pg.MigrationsHistoryTable("__EFMigrationsHistory", "costs")).Options, Scope.All))
            await older.Database.GetService<IMigrator>().MigrateAsync("20261130094748_AllocationRules");
        await PostgresAsync(connection, "CREATE TABLE costs.handling_costs (a integer)");
        string[] settings = ["--Database:Provider=postgres", $"--Database:Connection={connection}"];
        const string Newest = """SELECT max("MigrationId") FROM costs."__EFMigrationsHistory" WHERE "MigrationId" < '9'""";

        await Assert.ThrowsAnyAsync<Exception>(() => RunningProgramme.StartAsync("sqlite", root, settings));

        Assert.Equal("20261130094748_AllocationRules", await PostgresAsync(connection, Newest));
        await PostgresAsync(connection, "DROP TABLE costs.handling_costs");
        await using var programme = await RunningProgramme.StartAsync("sqlite", root, settings);
        Assert.Equal("20261130165530_HandlingCosts", await PostgresAsync(connection, Newest));
        Assert.True((await programme.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new())).Sound);
    }

    private static async Task<string?> PostgresAsync(string connection, string statement)
    {
        await using var source = NpgsqlDataSource.Create(connection);
#pragma warning disable CA2100 // our own text
        await using var command = source.CreateCommand(statement);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync() as string;
    }

    /// <summary>Starts a host, which upgrades what is left; then everything is of this version, sound, and recorded once.</summary>
    private static async Task CompletesAsync(string folder, Dictionary<string, string> after)
    {
        await using (var programme = await RunningProgramme.StartAsync(folder: folder))
        {
            var audit = await programme.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new());
            Assert.True(audit.Sound, audit.ToString());
            Assert.Equal(["350"], (await programme.Client<EnrolmentService.EnrolmentServiceClient>().ListAuthoritiesAsync(new()))
                .Authorities.Select(authority => authority.LaCode));
        }
        Assert.All(OlderDatabases.Last.Keys, module => Assert.Equal(after[module], OlderDatabases.Schema(folder, module)));
        Assert.Equal("1 true", OlderDatabases.Sql(folder, "enrolment", """
            SELECT count(*) || ' ' || CASE WHEN max("Details") LIKE '%"sound_before":true%' THEN 'true' ELSE max("Details") END
            FROM audit WHERE "Method" LIKE 'migration/%'
            """));
    }

    private static async Task<Dictionary<string, string>> AfterAsync(string folder)
    {
        await using (await RunningProgramme.StartAsync(folder: folder))
        {
        }
        return OlderDatabases.Last.Keys.ToDictionary(module => module, module => OlderDatabases.Schema(folder, module));
    }

    /// <summary>A folder with an authority and a key, as an older version left it.</summary>
    private async Task<string> OldFolderAsync()
    {
        var folder = Path.Combine(root, "old");
        Directory.CreateDirectory(folder, Owners);
        await using (var programme = await RunningProgramme.StartAsync(folder: folder))
        {
            await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportAuthoritiesAsync("350");
            await programme.KeyAsync(Role.Auditor);
        }
        foreach (var module in OlderDatabases.Last.Keys)
            await OlderDatabases.MakeAsync(folder, module);
        // The version had no manifest.
        File.Delete(Path.Combine(folder, FolderManifest.FileName));
        return folder;
    }

    private string Copy(string folder, string name)
    {
        var copy = Path.Combine(root, name);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!, Owners);
            File.Copy(file, to);
        }
        return copy;
    }
}
