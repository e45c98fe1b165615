using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Enrolment.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TrialIntegrity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Provenance",
                schema: "enrolment",
                table: "draws",
                newName: "ElsewhereMethod");

            migrationBuilder.AddColumn<double>(
                name: "FsmPercent",
                schema: "enrolment",
                table: "listed_schools",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PhaseName",
                schema: "enrolment",
                table: "listed_schools",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "Pupils",
                schema: "enrolment",
                table: "listed_schools",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TypeName",
                schema: "enrolment",
                table: "listed_schools",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "CovariatesHash",
                schema: "enrolment",
                table: "frozen_lists",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "ApprovedBy",
                schema: "enrolment",
                table: "draws",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "DocumentSha256",
                schema: "enrolment",
                table: "draws",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "ElsewhereBy",
                schema: "enrolment",
                table: "draws",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "ElsewherePlace",
                schema: "enrolment",
                table: "draws",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "NotOneToOne",
                schema: "enrolment",
                table: "draws",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Origin",
                schema: "enrolment",
                table: "draws",
                type: "text",
                nullable: false,
                defaultValue: "Unspecified");

            migrationBuilder.AddColumn<long>(
                name: "BeaconAt",
                schema: "enrolment",
                table: "commitments",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BeaconRound",
                schema: "enrolment",
                table: "commitments",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "SeedOrigin",
                schema: "enrolment",
                table: "commitments",
                type: "text",
                nullable: false,
                defaultValue: "Unspecified");

            migrationBuilder.CreateTable(
                name: "allocation_approvals",
                schema: "enrolment",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "integer", nullable: false),
                    ApprovedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    FileSha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ApprovedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_allocation_approvals", x => new { x.Batch, x.ApprovedBy, x.Number });
                    table.ForeignKey(
                        name: "FK_allocation_approvals_frozen_lists_Batch",
                        column: x => x.Batch,
                        principalSchema: "enrolment",
                        principalTable: "frozen_lists",
                        principalColumn: "Batch",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seed_contributions",
                schema: "enrolment",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "integer", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    Commitment = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ContributedAt = table.Column<long>(type: "bigint", nullable: false),
                    ContributedBy = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seed_contributions", x => x.Batch);
                    table.ForeignKey(
                        name: "FK_seed_contributions_commitments_Batch",
                        column: x => x.Batch,
                        principalSchema: "enrolment",
                        principalTable: "commitments",
                        principalColumn: "Batch",
                        onDelete: ReferentialAction.Restrict);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "allocation_approvals",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "seed_contributions",
                schema: "enrolment");

            migrationBuilder.DropColumn(
                name: "FsmPercent",
                schema: "enrolment",
                table: "listed_schools");

            migrationBuilder.DropColumn(
                name: "PhaseName",
                schema: "enrolment",
                table: "listed_schools");

            migrationBuilder.DropColumn(
                name: "Pupils",
                schema: "enrolment",
                table: "listed_schools");

            migrationBuilder.DropColumn(
                name: "TypeName",
                schema: "enrolment",
                table: "listed_schools");

            migrationBuilder.DropColumn(
                name: "CovariatesHash",
                schema: "enrolment",
                table: "frozen_lists");

            migrationBuilder.DropColumn(
                name: "ApprovedBy",
                schema: "enrolment",
                table: "draws");

            migrationBuilder.DropColumn(
                name: "DocumentSha256",
                schema: "enrolment",
                table: "draws");

            migrationBuilder.DropColumn(
                name: "ElsewhereBy",
                schema: "enrolment",
                table: "draws");

            migrationBuilder.DropColumn(
                name: "ElsewherePlace",
                schema: "enrolment",
                table: "draws");

            migrationBuilder.DropColumn(
                name: "NotOneToOne",
                schema: "enrolment",
                table: "draws");

            migrationBuilder.DropColumn(
                name: "Origin",
                schema: "enrolment",
                table: "draws");

            migrationBuilder.DropColumn(
                name: "BeaconAt",
                schema: "enrolment",
                table: "commitments");

            migrationBuilder.DropColumn(
                name: "BeaconRound",
                schema: "enrolment",
                table: "commitments");

            migrationBuilder.DropColumn(
                name: "SeedOrigin",
                schema: "enrolment",
                table: "commitments");

            migrationBuilder.RenameColumn(
                name: "ElsewhereMethod",
                schema: "enrolment",
                table: "draws",
                newName: "Provenance");
        }
    }
}
