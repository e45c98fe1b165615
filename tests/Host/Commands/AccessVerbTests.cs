using Programme.Access.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A key is given away once: in a file of its owner, or not at all.</summary>
public sealed class AccessVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-keys-").FullName;

    private string KeyFile => Path.Combine(folder, "key");

    [Fact]
    public async Task A_new_key_stands_in_a_file_that_its_owner_alone_may_read()
    {
        await using var programme = await RunningProgramme.StartAsync();

        Assert.Equal(ExitCodes.Done, await CreateAsync(programme, "board"));

        var made = Assert.Single((await programme.Client<AccessService.AccessServiceClient>().ListApiKeysAsync(new())).ApiKeys);
        Assert.Contains(made.KeyId, await File.ReadAllTextAsync(KeyFile), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
    }

    [Fact]
    public async Task When_no_key_is_made_no_file_is_left_and_a_file_that_is_there_is_not_touched()
    {
        await using var programme = await RunningProgramme.StartAsync();

        Assert.Equal(ExitCodes.Refused, await CreateAsync(programme, "not a subject"));
        Assert.False(File.Exists(KeyFile));

        await File.WriteAllTextAsync(KeyFile, "another key");
        Assert.Equal(ExitCodes.Usage, await CreateAsync(programme, "board"));
        Assert.Equal("another key", await File.ReadAllTextAsync(KeyFile));
        Assert.Empty((await programme.Client<AccessService.AccessServiceClient>().ListApiKeysAsync(new())).ApiKeys);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<int> CreateAsync(RunningProgramme programme, string subject) => Cli.RunAsync(
        ["access", "create", "--subject", subject, "--role", "auditor", "--out", KeyFile, "--data", programme.Folder]);
}
