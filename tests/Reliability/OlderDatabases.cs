using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Programme.Costs;
using Programme.Enrolment;
using Programme.Journal;
using Programme.Outcomes;

namespace Programme.Tests;

/// <summary>SQLite databases as an older version left them.</summary>
internal static class OlderDatabases
{
    /// <summary>The last migration that an older version knew, where it is not the newest.</summary>
    public static readonly IReadOnlyDictionary<string, string> Last = new Dictionary<string, string>
    {
        ["costs"] = "20261130094745_AllocationRules",
        ["enrolment"] = "20261129223448_RowHashes",
        ["outcomes"] = "20261129223511_RowHashes",
    };

    /// <summary>Makes a database of the older version, with the rows of this one as far as that had them.</summary>
    public static async Task MakeAsync(string folder, string module)
    {
        var (file, newer) = (Path.Combine(folder, module + ".db"), Path.Combine(folder, module + ".newer"));
        File.Move(file, newer);
        var from = $"Data Source={file};Pooling=False";
        await using (DbContext db = module switch
        {
            "costs" => new CostsDb(new DbContextOptionsBuilder<CostsDb>().UseSqlite(from).Options, Scope.All),
            "enrolment" => new EnrolmentDb(new DbContextOptionsBuilder<EnrolmentDb>().UseSqlite(from).Options, Scope.All),
            _ => new OutcomesDb(new DbContextOptionsBuilder<OutcomesDb>().UseSqlite(from).Options, Scope.All),
        })
            await db.Database.GetService<IMigrator>().MigrateAsync(Last[module]);
        var tables = Sql(folder, module, """
            SELECT group_concat(name) FROM sqlite_master
            WHERE type = 'table' AND name NOT LIKE '!_!_%' ESCAPE '!' AND name NOT LIKE 'sqlite%'
            """);
        foreach (var table in tables.Split(','))
        {
            var columns = Sql(folder, module, $"""
                ATTACH '{newer}' AS newer; SELECT group_concat('"' || name || '"') FROM (SELECT name FROM pragma_table_info('{table}')
                INTERSECT SELECT name FROM pragma_table_info('{table}', 'newer'))
                """);
            Sql(folder, module, $"""
                ATTACH '{newer}' AS newer; INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM newer."{table}"
                """);
        }
        File.Delete(newer);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Tables and indexes, and the migrations that made them.</summary>
    public static string Schema(string folder, string module) => Sql(folder, module, """
        SELECT (SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_master WHERE name NOT LIKE '%EFMigrationsLock%'
            ORDER BY type, name)) || char(10) || (SELECT group_concat("MigrationId") FROM "__EFMigrationsHistory")
        """);

    public static string Sql(string folder, string module, string statement)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, module + ".db")};Pooling=False");
        connection.Open();
#pragma warning disable CA2100 // our own text
        using var command = new SqliteCommand(statement, connection);
#pragma warning restore CA2100
        return command.ExecuteScalar() as string ?? "";
    }
}
