using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Host.Identity.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RowHashes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "RowsHash",
                table: "audit",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateTable(
                name: "row_hashes",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Table = table.Column<string>(type: "TEXT", nullable: false),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    Whole = table.Column<bool>(type: "INTEGER", nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    Digests = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Sha256 = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                name: "row_hashes");

            migrationBuilder.DropColumn(
                name: "RowsHash",
                table: "audit");
        }
    }
}
