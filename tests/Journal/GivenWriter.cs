using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Programme.Enrolment;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Given: changes of the enrolment database, written past the RPCs so that a test can make them wait, fail or give up.</summary>
internal static class GivenWriter
{
    private const string Method = "/programme.enrolment.v1.EnrolmentService/ImportAuthorities";

    public static Commit<EnrolmentDb> Writer(this RunningProgramme programme) =>
        programme.Services.GetRequiredService<Commit<EnrolmentDb>>();

    public static Change Change(string requestId = "", string body = "", CancellationToken cancel = default) =>
        new(Caller.Local, Method, requestId, SHA256.HashData(Encoding.UTF8.GetBytes(body)), cancel);

    public static AuthorityRow Authority(string code) =>
        new() { LaCode = code, ValidFrom = AuthorityRow.Always, GssCode = $"E{code}", Name = $"Authority {code}" };

    /// <summary>An answer that tells one from another.</summary>
    public static ImportAuthoritiesResponse Answer(string text) => new() { Report = new() { FileName = text } };

    /// <summary>Adds an authority.</summary>
    public static Task<ImportAuthoritiesResponse> AddAsync(this Commit<EnrolmentDb> writer, string code, Change? change = null) =>
        writer.SaveAsync(change ?? Change(), (db, _) =>
        {
            db.Add(Authority(code));
            return Task.FromResult(Answer(code));
        });

    /// <summary>Keeps the writer busy, so that what is sent meanwhile is written together, in one transaction.</summary>
    public static async Task<TaskCompletionSource> HoldAsync(this Commit<EnrolmentDb> writer)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = writer.SaveAsync(Change(), async (_, _) =>
        {
            begun.SetResult();
            await end.Task;
            return Answer("held");
        });
        await begun.Task;
        return end;
    }

    /// <summary>Ends when so many changes wait for a writer that is held: what their handlers read, they have read.</summary>
    public static async Task WaitingAsync(this Commit<EnrolmentDb> writer, int changes)
    {
        while (writer.Waiting < changes)
            await Task.Yield();
    }

    /// <summary>The state of the enrolment chain.</summary>
    public static async Task<ChainState> ChainAsync(this RunningProgramme programme)
    {
        var store = programme.Services.GetServices<Store>().Single(store => store.Module == "enrolment");
        return await programme.Services.GetRequiredService<Verification>().VerifyAsync(store, CancellationToken.None);
    }
}
