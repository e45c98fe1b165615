using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Costs.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class UnitCosts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "unit_costs",
                schema: "costs",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Staff = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Grade = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SalaryPence = table.Column<long>(type: "bigint", nullable: false),
                    OnCostsPence = table.Column<long>(type: "bigint", nullable: false),
                    OverheadsPence = table.Column<long>(type: "bigint", nullable: false),
                    PaidHours = table.Column<double>(type: "double precision", nullable: false),
                    PriceYear = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SetAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unit_costs", x => new { x.Number, x.Staff });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "unit_costs",
                schema: "costs");
        }
    }
}
