using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Host.Identity.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Overrides : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "overrides",
                schema: "access",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Act = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Missing = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProposedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProposedAt = table.Column<long>(type: "bigint", nullable: false),
                    ByOperator = table.Column<bool>(type: "boolean", nullable: false),
                    ConfirmedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ConfirmedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_overrides", x => x.Number);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "overrides",
                schema: "access");
        }
    }
}
