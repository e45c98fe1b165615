using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Outcomes.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LockPartsAndAnalysis : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "analysis_plans",
                schema: "outcomes",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Json = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PostHoc = table.Column<bool>(type: "boolean", nullable: false),
                    RecordedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RecordedAt = table.Column<long>(type: "bigint", nullable: false),
                    LockedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    LockedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_analysis_plans", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "lock_parts",
                schema: "outcomes",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Content = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lock_parts", x => new { x.Number, x.Name });
                    table.ForeignKey(
                        name: "FK_lock_parts_data_locks_Number",
                        column: x => x.Number,
                        principalSchema: "outcomes",
                        principalTable: "data_locks",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "analysis_runs",
                schema: "outcomes",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Rehearsal = table.Column<bool>(type: "boolean", nullable: false),
                    Seed = table.Column<long>(type: "bigint", nullable: false),
                    PlanNumber = table.Column<int>(type: "integer", nullable: false),
                    PlanSha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LockNumber = table.Column<int>(type: "integer", nullable: false),
                    LockSha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Program = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Marks = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PostHoc = table.Column<bool>(type: "boolean", nullable: false),
                    StartedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    DatasetSha256 = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Fault = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_analysis_runs", x => x.Number);
                    table.ForeignKey(
                        name: "FK_analysis_runs_analysis_plans_PlanNumber",
                        column: x => x.PlanNumber,
                        principalSchema: "outcomes",
                        principalTable: "analysis_plans",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_analysis_runs_data_locks_LockNumber",
                        column: x => x.LockNumber,
                        principalSchema: "outcomes",
                        principalTable: "data_locks",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "analysis_results",
                schema: "outcomes",
                columns: table => new
                {
                    Run = table.Column<int>(type: "integer", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Unit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_analysis_results", x => new { x.Run, x.Place });
                    table.ForeignKey(
                        name: "FK_analysis_results_analysis_runs_Run",
                        column: x => x.Run,
                        principalSchema: "outcomes",
                        principalTable: "analysis_runs",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_analysis_runs_LockNumber",
                schema: "outcomes",
                table: "analysis_runs",
                column: "LockNumber");

            migrationBuilder.CreateIndex(
                name: "IX_analysis_runs_PlanNumber",
                schema: "outcomes",
                table: "analysis_runs",
                column: "PlanNumber");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "analysis_results",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "lock_parts",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "analysis_runs",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "analysis_plans",
                schema: "outcomes");
        }
    }
}
