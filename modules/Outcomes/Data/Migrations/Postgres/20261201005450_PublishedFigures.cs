using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Outcomes.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PublishedFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "published_figures",
                schema: "outcomes",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Month = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PublishedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Figure = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_published_figures", x => new { x.LaCode, x.Month, x.PublishedOn });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "published_figures",
                schema: "outcomes");
        }
    }
}
