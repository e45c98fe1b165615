using Programme.Access.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>How PostgreSQL's own programs are called, and what is said when they are missing or too old.</summary>
public sealed class PostgresToolsTests : IDisposable
{
    private const string Password = "correct-horse-battery";
    private readonly string folder = Directory.CreateTempSubdirectory("programme-tools-").FullName;

    private string Calls => Path.Combine(folder, "calls");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableFact]
    public async Task A_password_is_in_the_environment_and_on_no_command_line()
    {
        var real = Tools.Find("pg_dump", "postgresql-client");
        Given("pg_dump", $"printf '%s ' \"$@\" >> {Calls}; env | grep '^PG' > {Calls}.env; exec {real} \"$@\"");
        var database = $"{await Postgres.NewDatabaseAsync()};Password={Password};SSL Mode=Disable";

        await BackupAsync(database);

        Assert.DoesNotContain(Password, await File.ReadAllTextAsync(Calls), StringComparison.Ordinal);
        Assert.Contains("--snapshot=", await File.ReadAllTextAsync(Calls), StringComparison.Ordinal);
        var environment = await File.ReadAllLinesAsync(Calls + ".env");
        Assert.Contains($"PGPASSWORD={Password}", environment);
        Assert.Contains("PGSSLMODE=disable", environment);
    }

    [SkippableFact]
    public async Task A_pg_dump_that_is_not_there_is_named_in_a_sentence()
    {
        var refusal = await Assert.ThrowsAsync<UsageException>(async () => await BackupAsync(await Postgres.NewDatabaseAsync()));

        Assert.Contains(Path.Combine(folder, "pg_dump"), refusal.Message, StringComparison.Ordinal);
        Assert.Contains("install postgresql-client", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_pg_dump_older_than_the_server_is_refused_with_both_versions()
    {
        Given("pg_dump", "echo 'pg_dump (PostgreSQL) 9.6.24'");

        var refusal = await Assert.ThrowsAsync<UsageException>(async () => await BackupAsync(await Postgres.NewDatabaseAsync()));

        Assert.Contains("pg_dump is of version 9 and the server of version 1", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_pg_dump_says_when_it_fails_is_passed_on_and_no_backup_is_left()
    {
        Given("pg_dump", "case $1 in --version) echo 'pg_dump (PostgreSQL) 99.1';; *) echo 'no space left' >&2; exit 1;; esac");

        var fault = await Assert.ThrowsAsync<IOException>(async () => await BackupAsync(await Postgres.NewDatabaseAsync()));

        Assert.Equal("pg_dump failed: no space left", fault.Message);
        Assert.False(Directory.Exists(Path.Combine(folder, "copy")));
    }

    private void Given(string program, string script)
    {
        var file = Path.Combine(folder, program);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private async Task BackupAsync(string database)
    {
        var data = Path.Combine(folder, "data");
        await using (var programme = await RunningProgramme.StartAsync("sqlite", data, "--Database:Provider=postgres",
            $"--Database:Connection={database}"))
            await programme.KeyAsync(Role.Auditor);
        await Backups.MakeAsync(new(data, database), new PostgresTools(folder), Path.Combine(folder, "copy"), null, TimeProvider.System,
            default);
    }
}
