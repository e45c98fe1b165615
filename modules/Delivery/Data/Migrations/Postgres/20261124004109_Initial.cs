using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Delivery.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "delivery");

            migrationBuilder.CreateTable(
                name: "audit",
                schema: "delivery",
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
                schema: "delivery",
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
                name: "compliance_rules",
                schema: "delivery",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Measure = table.Column<string>(type: "text", nullable: false),
                    LeastSessions = table.Column<int>(type: "integer", nullable: false),
                    LeastPercent = table.Column<int>(type: "integer", nullable: false),
                    ByOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PreSpecified = table.Column<bool>(type: "boolean", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    SetAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_compliance_rules", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "feedback",
                schema: "delivery",
                columns: table => new
                {
                    RespondentKind = table.Column<string>(type: "text", nullable: false),
                    RespondentRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Wave = table.Column<string>(type: "text", nullable: false),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Q1 = table.Column<int>(type: "integer", nullable: true),
                    Q2 = table.Column<int>(type: "integer", nullable: true),
                    Q3 = table.Column<int>(type: "integer", nullable: true),
                    Q4 = table.Column<int>(type: "integer", nullable: true),
                    Q5 = table.Column<int>(type: "integer", nullable: true),
                    Q6 = table.Column<int>(type: "integer", nullable: true),
                    ThemeCode = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback", x => new { x.RespondentKind, x.RespondentRef, x.Wave });
                });

            migrationBuilder.CreateTable(
                name: "holidays",
                schema: "delivery",
                columns: table => new
                {
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holidays", x => x.On);
                });

            migrationBuilder.CreateTable(
                name: "requests",
                schema: "delivery",
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

            migrationBuilder.CreateTable(
                name: "sessions",
                schema: "delivery",
                columns: table => new
                {
                    SessionRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SupervisorRef = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Format = table.Column<string>(type: "text", nullable: false),
                    Mode = table.Column<string>(type: "text", nullable: false),
                    ScheduledOn = table.Column<DateOnly>(type: "date", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Status = table.Column<string>(type: "text", nullable: false),
                    CancelledBy = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PlannedMinutes = table.Column<int>(type: "integer", nullable: true),
                    ActualMinutes = table.Column<int>(type: "integer", nullable: true),
                    PrepMinutes = table.Column<int>(type: "integer", nullable: true),
                    TravelMinutes = table.Column<int>(type: "integer", nullable: true),
                    CasesDiscussed = table.Column<int>(type: "integer", nullable: true),
                    Themes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AgendaCovered = table.Column<int>(type: "integer", nullable: true),
                    AgendaElements = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Actions = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UnusualDayReason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AdHoc = table.Column<bool>(type: "boolean", nullable: false),
                    RepeatedInFile = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.SessionRef);
                });

            migrationBuilder.CreateTable(
                name: "terms",
                schema: "delivery",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AcademicYear = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_terms", x => new { x.LaCode, x.AcademicYear, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "attendance",
                schema: "delivery",
                columns: table => new
                {
                    SessionRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LeadRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Attended = table.Column<bool>(type: "boolean", nullable: false),
                    AbsenceReason = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attendance", x => new { x.SessionRef, x.LeadRef });
                    table.ForeignKey(
                        name: "FK_attendance_sessions_SessionRef",
                        column: x => x.SessionRef,
                        principalSchema: "delivery",
                        principalTable: "sessions",
                        principalColumn: "SessionRef",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "session_versions",
                schema: "delivery",
                columns: table => new
                {
                    SessionRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ReplacedAt = table.Column<long>(type: "bigint", nullable: false),
                    ReplacedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Method = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_session_versions", x => new { x.SessionRef, x.Version });
                    table.ForeignKey(
                        name: "FK_session_versions_sessions_SessionRef",
                        column: x => x.SessionRef,
                        principalSchema: "delivery",
                        principalTable: "sessions",
                        principalColumn: "SessionRef",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_requests_At",
                schema: "delivery",
                table: "requests",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_LaCode_ScheduledOn",
                schema: "delivery",
                table: "sessions",
                columns: new[] { "LaCode", "ScheduledOn" });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_ScheduledOn_SessionRef",
                schema: "delivery",
                table: "sessions",
                columns: new[] { "ScheduledOn", "SessionRef" });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_SupervisorRef_ScheduledOn",
                schema: "delivery",
                table: "sessions",
                columns: new[] { "SupervisorRef", "ScheduledOn" });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_Urn",
                schema: "delivery",
                table: "sessions",
                column: "Urn");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attendance",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "audit",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "certificates",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "compliance_rules",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "feedback",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "holidays",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "requests",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "session_versions",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "terms",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "sessions",
                schema: "delivery");
        }
    }
}
