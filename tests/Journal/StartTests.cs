using Microsoft.Data.Sqlite;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class StartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Trait("Promise", "D7")]
    [Fact]
    public async Task A_database_of_a_later_version_is_left_alone()
    {
        await using (await RunningProgramme.StartAsync(folder: folder))
        {
        }
        await RunAsync("costs", "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231000000_Later', '10.0.0')");

        var refusal = await Assert.ThrowsAsync<StartException>(() => RunningProgramme.StartAsync(folder: folder));

        Assert.Contains("29991231000000_Later", refusal.Message, StringComparison.Ordinal);
    }

    [Trait("Promise", "D7")]
    [Fact]
    public async Task A_copy_is_kept_before_a_migration_and_only_the_owner_can_read_it()
    {
        await using (var programme = await RunningProgramme.StartAsync(folder: folder))
            await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportAuthoritiesAsync("350");
        // As if the first migration were still to come; it fails, because its tables are there, and the copy stays.
        await RunAsync("enrolment", "DELETE FROM \"__EFMigrationsHistory\"");

        await Assert.ThrowsAnyAsync<Exception>(() => RunningProgramme.StartAsync(folder: folder));

        var copy = Assert.Single(Directory.GetFiles(folder, "enrolment.db.before-*"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));
        await using var connection = new SqliteConnection($"Data Source={copy};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand("SELECT count(*) FROM authorities", connection);
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Half_an_audit_key_is_refused_and_the_same_key_fits_the_chain_after_a_restart()
    {
        await using (var programme = await RunningProgramme.StartAsync(folder: folder))
            await programme.KeyAsync(Role.Auditor);
        await using (var again = await RunningProgramme.StartAsync(folder: folder))
            Assert.True((await again.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new())).Sound);
        var key = Path.Combine(folder, "keys", "audit.key");
        await File.WriteAllBytesAsync(key, (await File.ReadAllBytesAsync(key))[..16]);

        var refusal = await Assert.ThrowsAsync<StartException>(() => RunningProgramme.StartAsync(folder: folder));

        Assert.Contains("audit.key", refusal.Message, StringComparison.Ordinal);
    }

    private async Task RunAsync(string module, string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, module + ".db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
