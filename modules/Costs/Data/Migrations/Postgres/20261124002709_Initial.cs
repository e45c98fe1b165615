using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Costs.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "costs");

            migrationBuilder.CreateTable(
                name: "audit",
                schema: "costs",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Role = table.Column<string>(type: "text", nullable: false),
                    Method = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RequestId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Details = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: true),
                    Commitment = table.Column<byte[]>(type: "bytea", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "certificates",
                schema: "costs",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    DeletedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DeleteOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DeletedBy = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_certificates", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "cost_lines",
                schema: "costs",
                columns: table => new
                {
                    LineRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Urn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Payer = table.Column<string>(type: "text", nullable: false),
                    Category = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CostClass = table.Column<string>(type: "text", nullable: false),
                    AmountPence = table.Column<long>(type: "bigint", nullable: false),
                    Hours = table.Column<double>(type: "double precision", nullable: true),
                    PriceYear = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PeriodStartOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PeriodEndOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Attribution = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cost_lines", x => x.LineRef);
                });

            migrationBuilder.CreateTable(
                name: "price_index",
                schema: "costs",
                columns: table => new
                {
                    Year = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Index = table.Column<double>(type: "double precision", nullable: false),
                    Label = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_price_index", x => x.Year);
                });

            migrationBuilder.CreateTable(
                name: "requests",
                schema: "costs",
                columns: table => new
                {
                    Subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RequestId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Method = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    BodyHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Response = table.Column<byte[]>(type: "bytea", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests", x => new { x.Subject, x.RequestId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_cost_lines_LaCode_LineRef",
                schema: "costs",
                table: "cost_lines",
                columns: new[] { "LaCode", "LineRef" });

            migrationBuilder.CreateIndex(
                name: "IX_requests_At",
                schema: "costs",
                table: "requests",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit",
                schema: "costs");

            migrationBuilder.DropTable(
                name: "certificates",
                schema: "costs");

            migrationBuilder.DropTable(
                name: "cost_lines",
                schema: "costs");

            migrationBuilder.DropTable(
                name: "price_index",
                schema: "costs");

            migrationBuilder.DropTable(
                name: "requests",
                schema: "costs");
        }
    }
}
