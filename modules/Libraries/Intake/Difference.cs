using Google.Protobuf;
using Programme.Common.V1;
using Programme.Journal;

namespace Programme.Intake;

/// <summary>Compares the rows of a file with the stored rows.</summary>
/// <param name="Added">Rows with a new key.</param>
/// <param name="Changed">Rows that say something else than the stored ones of their keys.</param>
/// <param name="Unchanged">How many say the same.</param>
public sealed record Difference<TRow>(IReadOnlyList<TRow> Added, IReadOnlyList<TRow> Changed, int Unchanged)
    where TRow : class
{
    /// <summary>Stored rows that a complete file lacks (<see cref="Absences"/>).</summary>
    public IReadOnlyList<TRow> Removed { get; init; } = [];
}

/// <summary>Decides, reports and commits an import.</summary>
public static class Differences
{
    /// <summary>Compares rows by key with those stored; rows are compared by value.</summary>
    public static Difference<TRow> Against<TRow, TKey>(this IReadOnlyCollection<TRow> rows, IReadOnlyDictionary<TKey, TRow> stored,
        Func<TRow, TKey> key)
        where TRow : class
    {
        var added = rows.Where(row => !stored.ContainsKey(key(row))).ToList();
        var changed = rows.Where(row => stored.TryGetValue(key(row), out var before) && !before.Equals(row)).ToList();
        return new Difference<TRow>(added, changed, rows.Count - added.Count - changed.Count);
    }

    /// <summary>The report of a file that makes this difference.</summary>
    public static ImportReport Report<TRow>(this UploadedFile file, RowProblems problems, Difference<TRow> difference, bool validatedOnly,
        int dropped = 0)
        where TRow : class =>
        file.Report(problems, difference.Added.Count, difference.Changed.Count, difference.Unchanged, dropped, validatedOnly,
            difference.Removed.Count);

    /// <summary>Stores the difference and answers.</summary>
    public static Task<TResponse> ApplyAsync<TDb, TRow, TResponse>(this Commit<TDb> commit, Change change, ImportReport report,
        Difference<TRow> difference, TResponse response)
        where TDb : JournalDb
        where TRow : class
        where TResponse : class, IMessage =>
        commit.ApplyAsync(change, report, response, async (writing, cancel) =>
        {
            await writing.TakeOutManyAsync(difference.Removed, cancel);
            await writing.AddManyAsync(difference.Added, cancel);
            await writing.ReplaceManyAsync(difference.Changed, cancel);
        });

    /// <summary>Stores what a file changes and answers; the audit row tells the report, unless the change has its own details. That a file
    /// changes nothing is remembered under its request id. A check is made and undone (decision 0066).</summary>
    public static Task<TResponse> ApplyAsync<TDb, TResponse>(this Commit<TDb> commit, Change change, ImportReport report,
        TResponse response, Func<TDb, CancellationToken, Task> effect)
        where TDb : JournalDb
        where TResponse : class, IMessage =>
        report.NothingChanged
            ? commit.RememberAsync(change, response)
            : commit.SaveAsync(change with { Details = change.Details ?? report.ToAudit() }, async (writing, cancel) =>
            {
                await effect(writing, cancel);
                return response;
            });
}
