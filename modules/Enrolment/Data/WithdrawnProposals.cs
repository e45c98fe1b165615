using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Programme.Enrolment;

/// <summary>Proposals that nobody confirmed yet may be taken back: only confirmed rows are final (<see cref="FinalRows"/>).</summary>
internal static class WithdrawnProposals
{
    /// <summary>After <see cref="FinalRows.Migration"/>.</summary>
    public const string Migration = "99990102000000_WithdrawnProposals";
}

[DbContext(typeof(EnrolmentDb)), Migration(WithdrawnProposals.Migration)]
internal sealed class SqliteWithdrawnProposals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var (table, confirmed) in FinalRows.Confirmations)
        {
            migrationBuilder.Sql($"DROP TRIGGER \"{table}_final_DELETE\"");
            migrationBuilder.Sql($"CREATE TRIGGER \"{table}_final_DELETE\" BEFORE DELETE ON \"{table}\" WHEN OLD.\"{confirmed}\" IS NOT "
                + $"NULL BEGIN SELECT RAISE(ABORT, 'rows of {table} are final'); END");
        }
    }
}

[DbContext(typeof(EnrolmentPostgresDb)), Migration(WithdrawnProposals.Migration)]
internal sealed class PostgresWithdrawnProposals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var (table, confirmed) in FinalRows.Confirmations)
        {
            migrationBuilder.Sql($"DROP TRIGGER \"{table}_final_delete\" ON enrolment.\"{table}\"");
            migrationBuilder.Sql($"CREATE TRIGGER \"{table}_final_delete\" BEFORE DELETE ON enrolment.\"{table}\" FOR EACH ROW WHEN "
                + $"(OLD.\"{confirmed}\" IS NOT NULL) EXECUTE FUNCTION enrolment.refuse_change()");
        }
    }
}
