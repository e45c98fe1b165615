using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Programme.Enrolment;

/// <summary>Triggers like those of <see cref="FinalRows"/> for tables that came after them.</summary>
internal static class MoreFinalRows
{
    /// <summary>After <see cref="FinalRows.Migration"/>.</summary>
    public const string Migration = "99990102000000_MoreFinalRows";

    /// <summary>Rows that are written once.</summary>
    public static readonly string[] Tables = ["seed_contributions", "allocation_approvals"];
}

[DbContext(typeof(EnrolmentDb)), Migration(MoreFinalRows.Migration)]
internal sealed class SqliteMoreFinalRows : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in MoreFinalRows.Tables)
        {
            SqliteFinalRows.Refuse(migrationBuilder, table, "UPDATE", "");
            SqliteFinalRows.Refuse(migrationBuilder, table, "DELETE", "");
        }
    }
}

[DbContext(typeof(EnrolmentPostgresDb)), Migration(MoreFinalRows.Migration)]
internal sealed class PostgresMoreFinalRows : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in MoreFinalRows.Tables)
        {
            PostgresFinalRows.Refuse(migrationBuilder, table, "UPDATE OR DELETE", "ROW", "");
            PostgresFinalRows.Refuse(migrationBuilder, table, "TRUNCATE", "STATEMENT", "");
        }
    }
}
