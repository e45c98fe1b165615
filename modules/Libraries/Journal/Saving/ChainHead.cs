using System.Data.Common;

namespace Programme.Journal;

/// <summary>The end of a module's audit chain.</summary>
/// <param name="Rows">Rows of the chain.</param>
/// <param name="Hash">Hash of the last row, in hexadecimal digits; empty without rows.</param>
public sealed record ChainHead(long Rows, string Hash)
{
    /// <summary>Whether the chain still has this head as one of its rows: it may be longer, but neither shorter nor another.</summary>
    public async Task<bool> IsInAsync(Store store, CancellationToken cancel) =>
        Rows == 0 || await RowAsync(store, cancel) == this;

    /// <summary>Read without Entity Framework, whose models take most of a start.</summary>
    private async Task<ChainHead?> RowAsync(Store store, CancellationToken cancel)
    {
        await using var connection = store.Settings.NewConnection(store.Module);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of modules and tables, our own
        command.CommandText = FormattableString.Invariant(
            $"SELECT \"Sequence\", \"Hash\" FROM {store.Table("audit")} WHERE \"Sequence\" = {Rows}");
#pragma warning restore CA2100
        await using DbDataReader rows = await command.ExecuteReaderAsync(cancel);
        return await rows.ReadAsync(cancel)
            ? new ChainHead(rows.GetInt64(0), Convert.ToHexStringLower(await rows.GetFieldValueAsync<byte[]>(1, cancel))) : null;
    }
}
