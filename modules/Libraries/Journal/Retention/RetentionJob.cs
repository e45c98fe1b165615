using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;

namespace Programme.Journal;

/// <summary>Where the host has a module's data deleted. See decision 0023.</summary>
/// <param name="Module">The module's name.</param>
/// <param name="Kinds">Its kinds of data, by full name, with what they are.</param>
/// <param name="DueAsync">What is there of kinds whose day has come: certificates without numbers.</param>
/// <param name="DeleteAsync">Deletes it and answers with the certificates.</param>
/// <param name="Journal">Its database, for the certificates.</param>
public sealed record RetentionSource(string Module, IReadOnlyDictionary<string, string> Kinds,
    Func<Deletion, CancellationToken, Task<List<CertificateRow>>> DueAsync, Func<Deletion, Change, Task<RunRetentionResponse>> DeleteAsync,
        Store Journal);

/// <summary>A run of the job.</summary>
/// <param name="Due">Kinds whose day has come, by full name, with that day.</param>
/// <param name="Today">The day of the run.</param>
/// <param name="Subject">Who runs it.</param>
public sealed record Deletion(IReadOnlyDictionary<string, DateOnly> Due, DateOnly Today, string Subject);

/// <summary>Deletes the data of one module whose day has come: rows, certificates and audit row in one transaction.</summary>
public static class RetentionJob
{
    /// <summary>Adds a module's kinds of data; the details of its audit are one of them.</summary>
    public static void AddRetention<TDb>(this IServiceCollection services, string module, params IReadOnlyList<KeptData<TDb>> kept)
        where TDb : JournalDb
    {
        var all = kept.Append(KeptData.AuditDetails<TDb>()).ToDictionary(data => $"{module}/{data.Name}");
        services.AddSingleton(provider =>
        {
            var (store, commit) = (provider.GetRequiredService<Store<TDb>>(), provider.GetRequiredService<Commit<TDb>>());
            return new RetentionSource(module, all.ToDictionary(data => data.Key, data => data.Value.What),
                async (deletion, cancel) =>
                {
                    await using var db = store.Read(Scope.All);
                    return await DueAsync(db, all, deletion, cancel);
                },
                (deletion, change) => commit.SaveAsync(change, (writing, cancel) => DeleteAsync(writing, all, deletion, cancel)),
                    store.Journal);
        });
    }

    /// <summary>What an audit row says of a run: how many rows of which kind, none of what they said.</summary>
    public static string Audit(IEnumerable<CertificateRow> due) =>
        JsonSerializer.Serialize(new { deleted = due.ToDictionary(row => row.Kind, row => row.Rows) });

    private static async Task<List<CertificateRow>> DueAsync<TDb>(TDb db, Dictionary<string, KeptData<TDb>> all, Deletion deletion,
        CancellationToken cancel)
        where TDb : JournalDb
    {
        var certificates = new List<CertificateRow>();
        foreach (var (kind, day) in deletion.Due.Where(due => all.ContainsKey(due.Key)))
        {
            var (rows, sha256) = await CertificateRow.HashOfAsync(all[kind].References(db), cancel);
            if (rows > 0)
                certificates.Add(new CertificateRow
                {
                    Number = 0,
                    Kind = kind,
                    Rows = rows,
                    DeletedOn = deletion.Today,
                    DeleteOn = day,
                    Sha256 = sha256,
                    DeletedBy = deletion.Subject
                });
        }
        return certificates;
    }

    private static async Task<RunRetentionResponse> DeleteAsync<TDb>(TDb db, Dictionary<string, KeptData<TDb>> all, Deletion deletion,
        CancellationToken cancel)
        where TDb : JournalDb
    {
        var number = await db.Certificates.MaxAsync(row => (int?)row.Number, cancel) ?? 0;
        // Again, in the transaction: more may have come in.
        var due = (await DueAsync(db, all, deletion, cancel)).ConvertAll(row => row with { Number = ++number });
        foreach (var certificate in due)
            await all[certificate.Kind].DeleteAsync(db, certificate, cancel);
        db.AddRange(due);
        return new RunRetentionResponse { Certificates = { due.Select(row => row.ToMessage()) } };
    }
}
