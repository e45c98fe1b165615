using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Enrolment.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TrialIntegrity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Provenance",
                table: "draws",
                newName: "ElsewhereMethod");

            migrationBuilder.AddColumn<double>(
                name: "FsmPercent",
                table: "listed_schools",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PhaseName",
                table: "listed_schools",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Pupils",
                table: "listed_schools",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TypeName",
                table: "listed_schools",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CovariatesHash",
                table: "frozen_lists",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ApprovedBy",
                table: "draws",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DocumentSha256",
                table: "draws",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ElsewhereBy",
                table: "draws",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ElsewherePlace",
                table: "draws",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NotOneToOne",
                table: "draws",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "draws",
                type: "TEXT",
                nullable: false,
                defaultValue: "Unspecified");

            migrationBuilder.AddColumn<long>(
                name: "BeaconAt",
                table: "commitments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BeaconRound",
                table: "commitments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SeedOrigin",
                table: "commitments",
                type: "TEXT",
                nullable: false,
                defaultValue: "Unspecified");

            migrationBuilder.CreateTable(
                name: "allocation_approvals",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "INTEGER", nullable: false),
                    ApprovedBy = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    FileSha256 = table.Column<string>(type: "TEXT", nullable: false),
                    ApprovedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_allocation_approvals", x => new { x.Batch, x.ApprovedBy, x.Number });
                    table.ForeignKey(
                        name: "FK_allocation_approvals_frozen_lists_Batch",
                        column: x => x.Batch,
                        principalTable: "frozen_lists",
                        principalColumn: "Batch",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seed_contributions",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "INTEGER", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Commitment = table.Column<string>(type: "TEXT", nullable: false),
                    ContributedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ContributedBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seed_contributions", x => x.Batch);
                    table.ForeignKey(
                        name: "FK_seed_contributions_commitments_Batch",
                        column: x => x.Batch,
                        principalTable: "commitments",
                        principalColumn: "Batch",
                        onDelete: ReferentialAction.Restrict);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "allocation_approvals");

            migrationBuilder.DropTable(
                name: "seed_contributions");

            migrationBuilder.DropColumn(
                name: "FsmPercent",
                table: "listed_schools");

            migrationBuilder.DropColumn(
                name: "PhaseName",
                table: "listed_schools");

            migrationBuilder.DropColumn(
                name: "Pupils",
                table: "listed_schools");

            migrationBuilder.DropColumn(
                name: "TypeName",
                table: "listed_schools");

            migrationBuilder.DropColumn(
                name: "CovariatesHash",
                table: "frozen_lists");

            migrationBuilder.DropColumn(
                name: "ApprovedBy",
                table: "draws");

            migrationBuilder.DropColumn(
                name: "DocumentSha256",
                table: "draws");

            migrationBuilder.DropColumn(
                name: "ElsewhereBy",
                table: "draws");

            migrationBuilder.DropColumn(
                name: "ElsewherePlace",
                table: "draws");

            migrationBuilder.DropColumn(
                name: "NotOneToOne",
                table: "draws");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "draws");

            migrationBuilder.DropColumn(
                name: "BeaconAt",
                table: "commitments");

            migrationBuilder.DropColumn(
                name: "BeaconRound",
                table: "commitments");

            migrationBuilder.DropColumn(
                name: "SeedOrigin",
                table: "commitments");

            migrationBuilder.RenameColumn(
                name: "ElsewhereMethod",
                table: "draws",
                newName: "Provenance");
        }
    }
}
