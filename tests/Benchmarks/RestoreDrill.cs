using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Common.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Benchmarks;

/// <summary>The synthetic programme with a million single contacts, more than three years of four large authorities send: backed up while
/// eight clients write, restored into an empty folder, every table compared and every chain verified. Damaged copies must be
/// refused.</summary>
internal static class RestoreDrill
{
    private const int Contacts = 1_000_000;
    private const int Writers = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly PostgresTools Tools = new(null as string);

    /// <summary>With SQLite files.</summary>
    public static Task<Ratio> OnSqliteAsync() => RunAsync(null, null);

    /// <summary>With a PostgreSQL server, which the environment gives.</summary>
    public static async Task<Ratio> OnPostgresAsync()
    {
        await using var source = await BenchDatabase.CreateAsync();
        await using var target = await BenchDatabase.CreateAsync();
        return await RunAsync(source, target);
    }

    private static async Task<Ratio> RunAsync(BenchDatabase? source, BenchDatabase? target)
    {
        var folder = Directory.CreateTempSubdirectory("programme-drill-").FullName;
        var (data, backup, restored) = (Path.Combine(folder, "data"), Path.Combine(folder, "backup"), Path.Combine(folder, "restored"));
        var stores = new StoreSettings(data, source?.Connection);
        TimeSpan making;
        int acknowledged;
        await using (var host = await HostUnderTest.ProgrammeAsync(data,
            ["Listen:Grpc=none", "Listen:Http=none", "Listen:Metrics=none", .. source?.Settings ?? []]))
        {
            await FillAsync(host);
            (making, acknowledged) = await BackUpUnderLoadAsync(host, stores, backup);
        }

        var keys = DataFolder.KeysIn(data).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        string[] args = [.. (target?.Settings ?? []).Select(setting => $"--{setting}")];
        var size = new DirectoryInfo(backup).EnumerateFiles().Sum(file => file.Length);
        await RefuseAsync(backup, keys, args, flip: true);
        await RefuseAsync(backup, keys, args, flip: false);
        var time = Stopwatch.StartNew();
        var manifest = await Restores.RestoreAsync(backup, restored, keys, args, default);
        time.Stop();
        var rows = await CompareAsync(data, [.. (source?.Settings ?? []).Select(setting => $"--{setting}")], restored, args, manifest);
        Directory.Delete(folder, recursive: true);
        return new Ratio($"{rows:N0} rows, {size / 1e6:N0} MB, backed up in {making.TotalSeconds:0.0} s under {Writers} writers "
            + $"({acknowledged:N0} changes meanwhile), restored and verified in {time.Elapsed.TotalSeconds:0.0} s, equal; damaged copies "
            + "refused; part of 5 minutes", time.Elapsed / Longest, 1, AtMost: true);
    }

    private static async Task FillAsync(HostUnderTest host)
    {
        await LoadVerb.LoadAsync(host.Channel.CreateCallInvoker(), Registers.Programme, Trial.Default.FirstOn, _ => { }, default);
        var contacts = new ContactsService.ContactsServiceClient(host.Channel);
        string[] authorities = ["350", "351", "352", "353"];
        for (var file = 0; file < authorities.Length; file++)
        {
            using var lines = new ContactLines(Contacts / authorities.Length, file + 1);
            await Upload.SendAsync(contacts.ImportContacts(), new ImportContactsRequest
            {
                Options = new ImportOptions { FileName = "ssd_contacts.csv" },
                LaCode = authorities[file],
            }, lines);
        }
    }

    private static async Task<(TimeSpan Time, int Acknowledged)> BackUpUnderLoadAsync(HostUnderTest host, StoreSettings stores, string to)
    {
        var access = new AccessService.AccessServiceClient(host.Channel);
        using var stop = new CancellationTokenSource();
        var acknowledged = 0;
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var number = 0; !stop.IsCancellationRequested; number++)
            {
                await access.CreateApiKeyAsync(new() { Subject = $"writer-{writer}-{number}", Role = Role.Auditor });
                Interlocked.Increment(ref acknowledged);
            }
        })).ToList();
        while (Volatile.Read(ref acknowledged) < 100)
            await Task.Delay(10);
        var time = Stopwatch.StartNew();
        await Backups.MakeAsync(stores, Tools, to, null, TimeProvider.System, default);
        time.Stop();
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        return (time.Elapsed, acknowledged);
    }

    /// <summary>A copy of which the largest file has one bit changed, or its last byte cut off, is neither whole nor restored.</summary>
    private static async Task RefuseAsync(string backup, Dictionary<string, byte[]> keys, string[] args, bool flip)
    {
        var file = new DirectoryInfo(backup).EnumerateFiles().MaxBy(one => one.Length)!.FullName;
        using (var bytes = new FileStream(file, FileMode.Open, FileAccess.ReadWrite))
        {
            var place = flip ? bytes.Length / 2 : bytes.Length - 1;
            bytes.Position = place;
            var before = bytes.ReadByte();
            bytes.Position = place;
            if (flip)
                bytes.WriteByte((byte)(before ^ 16));
            else
                bytes.SetLength(place);
            bytes.Flush();
            if (await IsAcceptedAsync(() => Backups.CheckAsync(backup, Tools, default))
                || await IsAcceptedAsync(() => Restores.RestoreAsync(backup, backup + "-damaged", keys, args, default)))
                throw new InvalidOperationException($"a damaged {Path.GetFileName(file)} was accepted");
            bytes.Position = place;
            bytes.WriteByte((byte)before);
        }
    }

    private static async Task<bool> IsAcceptedAsync(Func<Task> use)
    {
        try
        {
            await use();
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>The tables of the modules that nobody wrote to have the same hashes; the chain that was written to is a part of the
    /// other.</summary>
    private static async Task<long> CompareAsync(string data, string[] dataArgs, string restored, string[] restoredArgs,
        BackupManifest manifest)
    {
        var (before, after) = (await TablesAsync(data, dataArgs, manifest), await TablesAsync(restored, restoredArgs, manifest));
        if (!before.Where(table => !table.StartsWith("access ", StringComparison.Ordinal))
            .SequenceEqual(after.Where(table => !table.StartsWith("access ", StringComparison.Ordinal))))
            throw new InvalidOperationException("a table of the restored databases differs");
        return after.Sum(table => long.Parse(table.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task<List<string>> TablesAsync(string folder, string[] args, BackupManifest manifest)
    {
        await using var host = ProgrammeHost.Build([$"--Data={folder}", "--Listen:Grpc=none", "--Listen:Http=none",
            "--Listen:Metrics=none", "--Log:Level=Error", .. args]);
        await ProgrammeHost.StartAsync(host);
        var tables = new List<string>();
        foreach (var store in host.Services.GetServices<Store>())
        {
            var state = await host.Services.GetRequiredService<Verification>().VerifyAsync(store, default);
            if (!state.Sound || !await manifest.Heads[store.Module].IsInAsync(store, default))
                throw new InvalidOperationException($"{store.Name} in {folder} is not sound");
            tables.AddRange(state.Tables.Select(table => $"{store.Module} {table.Name} {table.Rows} {table.Hash}"));
        }
        await host.StopAsync();
        return tables;
    }
}
