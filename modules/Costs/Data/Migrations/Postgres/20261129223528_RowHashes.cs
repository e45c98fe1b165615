using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Costs.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RowHashes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "RowsHash",
                schema: "costs",
                table: "audit",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateTable(
                name: "row_hashes",
                schema: "costs",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Table = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    Whole = table.Column<bool>(type: "boolean", nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Digests = table.Column<byte[]>(type: "bytea", nullable: true),
                    Sha256 = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_row_hashes", x => new { x.Sequence, x.Table, x.Part });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "row_hashes",
                schema: "costs");

            migrationBuilder.DropColumn(
                name: "RowsHash",
                schema: "costs",
                table: "audit");
        }
    }
}
