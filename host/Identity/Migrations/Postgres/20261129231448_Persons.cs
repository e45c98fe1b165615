using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Host.Identity.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Persons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ActivatedAt",
                schema: "access",
                table: "api_keys",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PersonId",
                schema: "access",
                table: "api_keys",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Vouchers",
                schema: "access",
                table: "api_keys",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ActivatedAt",
                schema: "access",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "PersonId",
                schema: "access",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "Vouchers",
                schema: "access",
                table: "api_keys");
        }
    }
}
