using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Enrolment.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class UnmaskedHashes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "LockSha256",
                table: "unmaskings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlanSha256",
                table: "unmaskings",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LockSha256",
                table: "unmaskings");

            migrationBuilder.DropColumn(
                name: "PlanSha256",
                table: "unmaskings");
        }
    }
}
