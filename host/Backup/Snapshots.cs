using Microsoft.Data.Sqlite;

namespace Programme.Host;

/// <summary>All databases of a data folder as they are at one point in time, also while a host writes to them: for a moment every one of
/// them is locked for writing, and in this moment a reader is opened on each.</summary>
internal sealed class Snapshots : IDisposable
{
    private readonly Dictionary<string, SqliteConnection> readers = [];

    private Snapshots()
    {
    }

    /// <param name="files">Database files.</param>
    /// <param name="whileLocked">What else is to be of the same point in time.</param>
    public static Snapshots Take(IReadOnlyList<string> files, Action whileLocked)
    {
        var snapshots = new Snapshots();
        var writers = new List<SqliteConnection>();
        try
        {
            foreach (var file in files)
                writers.Add(Open(file, "BEGIN IMMEDIATE"));
            whileLocked();
            foreach (var file in files)
            {
                var reader = Open(file, "BEGIN");
                snapshots.readers.Add(file, reader);
                Run(reader, "SELECT count(*) FROM sqlite_master");
            }
            return snapshots;
        }
        catch
        {
            snapshots.Dispose();
            throw;
        }
        finally
        {
            // Nothing was written: the locks go with the connections.
            writers.ForEach(writer => writer.Dispose());
        }
    }

    /// <summary>Copies one database, page by page, into a new file.</summary>
    public void CopyTo(string file, string target)
    {
        OwnFiles.New(target).Dispose();
        using var copy = new SqliteConnection($"Data Source={target};Pooling=False");
        copy.Open();
        readers[file].BackupDatabase(copy);
    }

    public void Dispose()
    {
        foreach (var reader in readers.Values)
            reader.Dispose();
    }

    private static SqliteConnection Open(string file, string begin)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        connection.Open();
        Run(connection, begin);
        return connection;
    }

    private static void Run(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements above
        command.CommandText = statement;
#pragma warning restore CA2100
        command.ExecuteScalar();
    }
}
