using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Programme.Enrolment;

/// <summary>Triggers that keep what was written about a draw as it was written, also from somebody who works on the database
/// with the program's own rights. Written by hand, and in no migrations folder, because the tables are generated and triggers
/// are not; its number lets it come after every generated migration. One that rebuilds such a table (SQLite does that to
/// change a column) drops its triggers and must add them again: a test of every table finds it. See decision 0017.</summary>
internal static class FinalRows
{
    /// <summary>After every generated migration.</summary>
    public const string Migration = "99990101000000_FinalRows";

    /// <summary>Rows that are written once.</summary>
    public static readonly string[] Tables = ["frozen_lists", "listed_schools", "commitments", "draw_seeds", "draws", "releases",
        "allocations"];

    /// <summary>Rows that are confirmed by a second person, and final from then on.</summary>
    public static readonly (string Table, string Confirmed)[] Confirmations = [("corrections", "ConfirmedOn"),
        ("unmaskings", "ConfirmedAt")];
}

[DbContext(typeof(EnrolmentDb)), Migration(FinalRows.Migration)]
internal sealed class SqliteFinalRows : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in FinalRows.Tables)
        {
            Refuse(migrationBuilder, table, "UPDATE", "");
            Refuse(migrationBuilder, table, "DELETE", "");
        }
        foreach (var (table, confirmed) in FinalRows.Confirmations)
        {
            Refuse(migrationBuilder, table, "UPDATE", $"WHEN OLD.\"{confirmed}\" IS NOT NULL");
            Refuse(migrationBuilder, table, "DELETE", "");
        }
    }

    internal static void Refuse(MigrationBuilder migration, string table, string act, string when) => migration.Sql(
        $"CREATE TRIGGER \"{table}_final_{act}\" BEFORE {act} ON \"{table}\" {when} BEGIN SELECT RAISE(ABORT, 'rows of {table} are "
            + "final'); END");
}

[DbContext(typeof(EnrolmentPostgresDb)), Migration(FinalRows.Migration)]
internal sealed class PostgresFinalRows : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE FUNCTION enrolment.refuse_change() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'rows of % are final', TG_TABLE_NAME; END $$
            """);
        foreach (var table in FinalRows.Tables)
            Refuse(migrationBuilder, table, "UPDATE OR DELETE", "ROW", "");
        foreach (var (table, confirmed) in FinalRows.Confirmations)
        {
            Refuse(migrationBuilder, table, "UPDATE", "ROW", $"WHEN (OLD.\"{confirmed}\" IS NOT NULL)");
            Refuse(migrationBuilder, table, "DELETE", "ROW", "");
        }
        foreach (var table in FinalRows.Tables.Concat(FinalRows.Confirmations.Select(row => row.Table)))
            Refuse(migrationBuilder, table, "TRUNCATE", "STATEMENT", "");
    }

    internal static void Refuse(MigrationBuilder migration, string table, string act, string each, string when) => migration.Sql(
        $"CREATE TRIGGER \"{table}_final_{act.ToLowerInvariant().Replace(' ', '_')}\" BEFORE {act} ON enrolment.\"{table}\" FOR EACH "
            + $"{each} {when} EXECUTE FUNCTION enrolment.refuse_change()");
}
