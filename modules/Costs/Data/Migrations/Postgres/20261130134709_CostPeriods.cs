using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Costs.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CostPeriods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Certainty",
                schema: "costs",
                table: "cost_lines",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EvidenceRef",
                schema: "costs",
                table: "cost_lines",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Grade",
                schema: "costs",
                table: "cost_lines",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Money",
                schema: "costs",
                table: "cost_lines",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "cost_answers",
                schema: "costs",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Rule = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AnsweredBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cost_answers", x => new { x.LaCode, x.Period, x.Rule, x.Subject, x.Value });
                });

            migrationBuilder.CreateTable(
                name: "cost_line_versions",
                schema: "costs",
                columns: table => new
                {
                    LineRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ReplacedAt = table.Column<long>(type: "bigint", nullable: false),
                    ReplacedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cost_line_versions", x => new { x.LineRef, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "cost_submissions",
                schema: "costs",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    SubmittedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SubmittedAt = table.Column<long>(type: "bigint", nullable: false),
                    ApprovedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ApprovedAt = table.Column<long>(type: "bigint", nullable: true),
                    ReopenedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ReopenedAt = table.Column<long>(type: "bigint", nullable: true),
                    ReopenedFor = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cost_submissions", x => new { x.LaCode, x.Period, x.Number });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cost_answers",
                schema: "costs");

            migrationBuilder.DropTable(
                name: "cost_line_versions",
                schema: "costs");

            migrationBuilder.DropTable(
                name: "cost_submissions",
                schema: "costs");

            migrationBuilder.DropColumn(
                name: "Certainty",
                schema: "costs",
                table: "cost_lines");

            migrationBuilder.DropColumn(
                name: "EvidenceRef",
                schema: "costs",
                table: "cost_lines");

            migrationBuilder.DropColumn(
                name: "Grade",
                schema: "costs",
                table: "cost_lines");

            migrationBuilder.DropColumn(
                name: "Money",
                schema: "costs",
                table: "cost_lines");
        }
    }
}
