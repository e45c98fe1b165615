using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Costs.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PriceIndexVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "price_index_versions",
                schema: "costs",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Year = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Index = table.Column<double>(type: "double precision", nullable: false),
                    Label = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ImportedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_price_index_versions", x => new { x.Number, x.Year });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "price_index_versions",
                schema: "costs");
        }
    }
}
