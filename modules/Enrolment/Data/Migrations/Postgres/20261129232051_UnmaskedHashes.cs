using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Enrolment.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class UnmaskedHashes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "LockSha256",
                schema: "enrolment",
                table: "unmaskings",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "PlanSha256",
                schema: "enrolment",
                table: "unmaskings",
                type: "text",
                nullable: true,
                collation: "C");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LockSha256",
                schema: "enrolment",
                table: "unmaskings");

            migrationBuilder.DropColumn(
                name: "PlanSha256",
                schema: "enrolment",
                table: "unmaskings");
        }
    }
}
