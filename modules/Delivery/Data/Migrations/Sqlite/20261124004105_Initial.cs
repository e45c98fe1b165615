using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Delivery.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    Method = table.Column<string>(type: "TEXT", nullable: false),
                    RequestId = table.Column<string>(type: "TEXT", nullable: false),
                    Details = table.Column<string>(type: "TEXT", nullable: true),
                    Salt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Commitment = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "certificates",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    DeletedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DeleteOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    DeletedBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_certificates", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "compliance_rules",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Measure = table.Column<string>(type: "TEXT", nullable: false),
                    LeastSessions = table.Column<int>(type: "INTEGER", nullable: false),
                    LeastPercent = table.Column<int>(type: "INTEGER", nullable: false),
                    ByOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PreSpecified = table.Column<bool>(type: "INTEGER", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SetAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_compliance_rules", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "feedback",
                columns: table => new
                {
                    RespondentKind = table.Column<string>(type: "TEXT", nullable: false),
                    RespondentRef = table.Column<string>(type: "TEXT", nullable: false),
                    Wave = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Q1 = table.Column<int>(type: "INTEGER", nullable: true),
                    Q2 = table.Column<int>(type: "INTEGER", nullable: true),
                    Q3 = table.Column<int>(type: "INTEGER", nullable: true),
                    Q4 = table.Column<int>(type: "INTEGER", nullable: true),
                    Q5 = table.Column<int>(type: "INTEGER", nullable: true),
                    Q6 = table.Column<int>(type: "INTEGER", nullable: true),
                    ThemeCode = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback", x => new { x.RespondentKind, x.RespondentRef, x.Wave });
                });

            migrationBuilder.CreateTable(
                name: "holidays",
                columns: table => new
                {
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holidays", x => x.On);
                });

            migrationBuilder.CreateTable(
                name: "requests",
                columns: table => new
                {
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    RequestId = table.Column<string>(type: "TEXT", nullable: false),
                    Method = table.Column<string>(type: "TEXT", nullable: false),
                    BodyHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Response = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests", x => new { x.Subject, x.RequestId });
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    SessionRef = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    SupervisorRef = table.Column<string>(type: "TEXT", nullable: true),
                    Format = table.Column<string>(type: "TEXT", nullable: false),
                    Mode = table.Column<string>(type: "TEXT", nullable: false),
                    ScheduledOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    CancelledBy = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    PlannedMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    ActualMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    PrepMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    TravelMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    CasesDiscussed = table.Column<int>(type: "INTEGER", nullable: true),
                    Themes = table.Column<string>(type: "TEXT", nullable: false),
                    AgendaCovered = table.Column<int>(type: "INTEGER", nullable: true),
                    AgendaElements = table.Column<string>(type: "TEXT", nullable: false),
                    Actions = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    UnusualDayReason = table.Column<string>(type: "TEXT", nullable: true),
                    AdHoc = table.Column<bool>(type: "INTEGER", nullable: false),
                    RepeatedInFile = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.SessionRef);
                });

            migrationBuilder.CreateTable(
                name: "terms",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    AcademicYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_terms", x => new { x.LaCode, x.AcademicYear, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "attendance",
                columns: table => new
                {
                    SessionRef = table.Column<string>(type: "TEXT", nullable: false),
                    LeadRef = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Attended = table.Column<bool>(type: "INTEGER", nullable: false),
                    AbsenceReason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attendance", x => new { x.SessionRef, x.LeadRef });
                    table.ForeignKey(
                        name: "FK_attendance_sessions_SessionRef",
                        column: x => x.SessionRef,
                        principalTable: "sessions",
                        principalColumn: "SessionRef",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "session_versions",
                columns: table => new
                {
                    SessionRef = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    ReplacedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReplacedBy = table.Column<string>(type: "TEXT", nullable: false),
                    Method = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_session_versions", x => new { x.SessionRef, x.Version });
                    table.ForeignKey(
                        name: "FK_session_versions_sessions_SessionRef",
                        column: x => x.SessionRef,
                        principalTable: "sessions",
                        principalColumn: "SessionRef",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_requests_At",
                table: "requests",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_LaCode_ScheduledOn",
                table: "sessions",
                columns: new[] { "LaCode", "ScheduledOn" });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_ScheduledOn_SessionRef",
                table: "sessions",
                columns: new[] { "ScheduledOn", "SessionRef" });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_SupervisorRef_ScheduledOn",
                table: "sessions",
                columns: new[] { "SupervisorRef", "ScheduledOn" });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_Urn",
                table: "sessions",
                column: "Urn");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attendance");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "certificates");

            migrationBuilder.DropTable(
                name: "compliance_rules");

            migrationBuilder.DropTable(
                name: "feedback");

            migrationBuilder.DropTable(
                name: "holidays");

            migrationBuilder.DropTable(
                name: "requests");

            migrationBuilder.DropTable(
                name: "session_versions");

            migrationBuilder.DropTable(
                name: "terms");

            migrationBuilder.DropTable(
                name: "sessions");
        }
    }
}
