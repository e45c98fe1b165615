using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Programme.Journal;

/// <summary>A kind of data of a module that can be deleted from a day on. See decision 0023.</summary>
/// <param name="Name">Its name in the module, for example surveys.</param>
/// <param name="What">What it is, in words.</param>
/// <param name="References">The references by which a certificate knows the rows that there are, in the order of code points: read one by
/// one, so that there may be millions.</param>
/// <param name="DeleteAsync">Deletes them, inside a change.</param>
public sealed record KeptData<TDb>(string Name, string What,
    Func<TDb, IAsyncEnumerable<string>> References, Func<TDb, CertificateRow, CancellationToken, Task> DeleteAsync)
    where TDb : JournalDb;

/// <summary>Makes kinds of data.</summary>
public static class KeptData
{
    /// <summary>The kind that every module has.</summary>
    internal const string AuditDetailsName = "audit_details";

    /// <summary>All rows of a table.</summary>
    /// <param name="name">Its name in the module.</param>
    /// <param name="what">What it is, in words.</param>
    /// <param name="rows">The table.</param>
    /// <param name="reference">What a certificate knows a row by.</param>
    public static KeptData<TDb> Table<TDb, TRow>(string name, string what, Func<TDb, IQueryable<TRow>> rows,
        Func<TRow, FormattableString> reference)
        where TDb : JournalDb
        where TRow : class => new(name, what,
            db => rows(db).AsNoTracking().AsAsyncEnumerable().Select(row => reference(row).ToString(CultureInfo.InvariantCulture))
                .Order(StringComparer.Ordinal),
            (db, _, cancel) => db.DeleteManyAsync(rows(db), cancel));

    /// <summary>Values of some columns, in rows that stay.</summary>
    /// <param name="name">Its name in the module.</param>
    /// <param name="what">What it is, in words.</param>
    /// <param name="rows">Those that say something there.</param>
    /// <param name="reference">What a certificate knows a row by.</param>
    /// <param name="blank">Makes them say nothing.</param>
    public static KeptData<TDb> Columns<TDb, TRow>(string name, string what, Func<TDb, IQueryable<TRow>> rows,
        Func<TRow, FormattableString> reference, Action<UpdateSettersBuilder<TRow>> blank)
        where TDb : JournalDb
        where TRow : class =>
        Table(name, what, rows, reference) with { DeleteAsync = (db, _, cancel) => db.BlankManyAsync(rows(db), blank, cancel) };

    /// <summary>Details of audit rows; the chain stays and verifies.</summary>
    internal static KeptData<TDb> AuditDetails<TDb>()
        where TDb : JournalDb => new(AuditDetailsName, "Details of the module's audit rows; the chain stays and verifies.",
            db => db.Audit.Where(row => row.Details != null).Select(row => row.Sequence).AsAsyncEnumerable()
                .Select(sequence => sequence.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal),
            AuditTrail.EraseDetailsAsync);
}
