using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Costs.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class UnitCosts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "unit_costs",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Staff = table.Column<string>(type: "TEXT", nullable: false),
                    Grade = table.Column<string>(type: "TEXT", nullable: false),
                    SalaryPence = table.Column<long>(type: "INTEGER", nullable: false),
                    OnCostsPence = table.Column<long>(type: "INTEGER", nullable: false),
                    OverheadsPence = table.Column<long>(type: "INTEGER", nullable: false),
                    PaidHours = table.Column<double>(type: "REAL", nullable: false),
                    PriceYear = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    SetAt = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "unit_costs");
        }
    }
}
