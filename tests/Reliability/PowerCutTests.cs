using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Every write and synchronisation of a running host is recorded; from the record the disks are rebuilt that a power cut may
/// leave. Two settings that promise less must be found, or the test finds nothing.</summary>
[Trait("Promise", "D2")]
public sealed class PowerCutTests : IDisposable
{
    private const int Seed = 20261130;
    private const int Cuts = 150;
    private static readonly string Sources = Path.Combine(AppContext.BaseDirectory, "Data", "powercut");
    private readonly string folder = Directory.CreateTempSubdirectory("programme-cut-").FullName;

    private string Data => Path.Combine(folder, "data");

    private string Before => Path.Combine(folder, "before");

    private string Log => Path.Combine(folder, "log");

    [SkippableFact]
    public async Task After_a_cut_at_any_moment_the_host_has_lost_nothing_that_it_acknowledged()
    {
        var recorder = await RecorderAsync();
        Directory.CreateDirectory(Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using (var host = await HostProcess.StartAsync(Data))
            await host.TerminateAsync();
        KeepBefore();
        var acknowledged = new List<(string Subject, long At)>();
        await using (var host = await HostProcess.StartAsync(Data, arguments => HostProcess.Run(recorder, arguments)))
        {
            var access = new AccessService.AccessServiceClient(host.Calls);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(async writer =>
            {
                for (var row = 0; row < 12; row++)
                {
                    var subject = $"writer-{writer}-{row}";
                    await access.CreateApiKeyAsync(new() { Subject = subject, Role = Role.Auditor });
                    lock (acknowledged)
                        acknowledged.Add((subject, new FileInfo(Log).Length));
                }
            }));
            await host.KillAsync();
        }

        var (lost, damaged) = Cut("access.db", acknowledged);
        Assert.Equal((0, 0), (lost, damaged));
    }

    [SkippableTheory]
    [InlineData("FULL", false, false)]
    [InlineData("NORMAL", true, false)]
    [InlineData("OFF", true, true)]
    public async Task A_setting_that_promises_less_is_found(string setting, bool loses, bool damages)
    {
        var (recorder, python) = (await RecorderAsync(), Tools.Find("python3", "python3"));
        Directory.CreateDirectory(Data);
        var database = Path.Combine(Data, "control.db");
        await using (var connection = new SqliteConnection($"Data Source={database};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; CREATE TABLE api_keys (subject TEXT PRIMARY KEY, filler BLOB)";
            await command.ExecuteNonQueryAsync();
        }
        KeepBefore();
        var start = new ProcessStartInfo(python, [Path.Combine(Sources, "writer.py"), database, setting, "80"])
        {
            RedirectStandardOutput = true
        };
        foreach (var (name, value) in recorder)
            start.Environment[name] = value;
        using var writer = Process.Start(start)!;
        var acknowledged = (await writer.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ')).Select(words => (words[0], long.Parse(words[1], CultureInfo.InvariantCulture))).ToList();
        await writer.WaitForExitAsync();

        var (lost, damaged) = Cut("control.db", acknowledged);

        Assert.Equal(80, acknowledged.Count);
        Assert.Equal((loses, damages), (lost > 0, damaged > 0));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private void KeepBefore()
    {
        Directory.CreateDirectory(Before);
        foreach (var file in Directory.EnumerateFiles(Data, "*.db"))
            File.Copy(file, Path.Combine(Before, Path.GetFileName(file)));
    }

    /// <summary>Cuts behind each of many steps, each with nothing, with all and with half of what was not synchronised; how many cuts lost
    /// something acknowledged, and how many damaged the database.</summary>
    private (int Lost, int Damaged) Cut(string database, List<(string Subject, long At)> acknowledged)
    {
        var (cut, random, lost, damaged) = (new PowerCut(Before, File.ReadAllBytes(Log)), new Random(Seed), 0, 0);
        Assert.True(cut.Steps.Count > 50, $"{cut.Steps.Count} steps recorded");
        Func<bool>[] disks = [() => false, () => true, () => random.Next(2) == 0];
        for (var number = 0; number < Cuts; number++)
        {
            var step = random.Next(cut.Steps.Count);
            var image = Directory.CreateDirectory(Path.Combine(folder, $"image-{number}")).FullName;
            cut.Write(image, step, disks[number % disks.Length]);
            var (subjects, damage) = PowerCut.Open(Path.Combine(image, database));
            if (damage is not null)
                damaged++;
            else if (acknowledged.Any(row => row.At <= cut.Steps[step].End && !subjects.Contains(row.Subject)))
                lost++;
            Directory.Delete(image, recursive: true);
        }
        return (lost, damaged);
    }

    /// <summary>The variables with which a process is recorded.</summary>
    private async Task<Dictionary<string, string>> RecorderAsync()
    {
        var library = Path.Combine(folder, "recorder.so");
        var source = Path.Combine(Sources, "recorder.c");
        await Tools.RunAsync(Tools.Find("gcc", "gcc"), "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl");
        return new() { ["LD_PRELOAD"] = library, ["RECORD_FOLDER"] = Data, ["RECORD_LOG"] = Log };
    }
}
