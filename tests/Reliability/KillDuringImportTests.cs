using System.Globalization;
using System.Text;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>D1 and D8 for imports: an import is there whole or not at all, whenever the process dies.</summary>
public sealed class KillDuringImportTests
{
    private const int Rows = 20_000;
    private static readonly byte[] Register = MakeRegister();

    [Trait("Promise", "D1")]
    [Theory]
    [InlineData(100)]
    [InlineData(400)]
    [InlineData(800)]
    [InlineData(1_200)]
    [InlineData(2_000)]
    public async Task After_a_kill_in_the_middle_the_same_import_completes_and_nothing_is_doubled(int milliseconds)
    {
        var folder = Directory.CreateTempSubdirectory("programme-kill-").FullName;
        try
        {
            await using (var doomed = await HostProcess.StartAsync(folder))
            {
                var import = ImportAsync(doomed.Calls);
                await Task.WhenAny(import, Task.Delay(milliseconds));
                await doomed.KillAsync();
                await Task.WhenAny(import.ContinueWith(_ => { }, TaskScheduler.Default), Task.Delay(TimeSpan.FromSeconds(10)));
            }

            await using var host = await HostProcess.StartAsync(folder);
            var before = (await new EnrolmentService.EnrolmentServiceClient(host.Calls).SummariseRegisterAsync(new())).Rows;
            var report = (await ImportAsync(host.Calls)).Report;
            var after = (await new EnrolmentService.EnrolmentServiceClient(host.Calls).SummariseRegisterAsync(new())).Rows;
            var audit = await new AccessService.AccessServiceClient(host.Calls).VerifyAuditAsync(new());

            Assert.Contains(before, new[] { 0, Rows });
            Assert.Equal(before == Rows, report.NothingChanged);
            Assert.Equal(Rows, after);
            Assert.True(audit.Sound);
            Assert.Equal(1, audit.Chains.Single(chain => chain.Module == "enrolment").Rows);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Trait("Promise", "D8")]
    [Fact]
    public async Task A_second_process_on_the_same_folder_refuses_to_start_and_says_why()
    {
        var folder = Directory.CreateTempSubdirectory("programme-second-").FullName;
        await using (await HostProcess.StartAsync(folder))
        {
            using var second = HostProcess.Run("serve", "--data", folder);
            var words = await second.StandardError.ReadToEndAsync();
            await second.WaitForExitAsync();

            Assert.Equal(5, second.ExitCode);
            Assert.Contains("Another process is using the data folder", words, StringComparison.Ordinal);
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<ImportRegisterResponse> ImportAsync(CallInvoker calls) =>
        await new EnrolmentService.EnrolmentServiceClient(calls).ImportRegister()
            .SendAsync(new ImportRegisterRequest { Options = Imports.Options("edubasealldata20210901.csv") }, Register);

    private static byte[] MakeRegister()
    {
        var lines = File.ReadAllLines(Path.Combine(Source.Programme, "register/edubasealldata20210901.csv"), Encoding.Latin1);
        var text = new StringBuilder(lines[0]).Append("\r\n");
        for (var i = 0; i < Rows; i++)
        {
            var line = lines[1 + (i % (lines.Length - 1))];
            text.Append((200_000 + i).ToString(CultureInfo.InvariantCulture)).Append(line.AsSpan(6)).Append("\r\n");
        }
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
