using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Delivery.Migrations.Postgres
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
                name: "adaptations",
                schema: "delivery",
                columns: table => new
                {
                    AdaptationRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AdaptedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Scope = table.Column<string>(type: "text", nullable: false),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Urn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    GroupRef = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Timing = table.Column<string>(type: "text", nullable: false),
                    Fidelity = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_adaptations", x => x.AdaptationRef);
                });

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
                name: "calendar_feeds",
                schema: "delivery",
                columns: table => new
                {
                    FeedRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SupervisorRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SecretHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    IssuedAt = table.Column<long>(type: "bigint", nullable: false),
                    RevokedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_feeds", x => x.FeedRef);
                });

            migrationBuilder.CreateTable(
                name: "caseloads",
                schema: "delivery",
                columns: table => new
                {
                    CaseloadRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SupervisorRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    GroupRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CoversFor = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_caseloads", x => x.CaseloadRef);
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
                name: "delivery_terms",
                schema: "delivery",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    HoldsFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    CadenceWeeks = table.Column<int>(type: "integer", nullable: false),
                    ToleranceDays = table.Column<int>(type: "integer", nullable: false),
                    PlannedMinutes = table.Column<int>(type: "integer", nullable: false),
                    Format = table.Column<string>(type: "text", nullable: false),
                    Mode = table.Column<string>(type: "text", nullable: false),
                    FirstOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LastOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_terms", x => new { x.LaCode, x.Urn, x.HoldsFrom });
                });

            migrationBuilder.CreateTable(
                name: "feedback",
                schema: "delivery",
                columns: table => new
                {
                    RespondentKind = table.Column<string>(type: "text", nullable: false),
                    RespondentRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Wave = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    InstrumentCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    InstrumentVersion = table.Column<int>(type: "integer", nullable: false),
                    Answers = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ThemeCode = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback", x => new { x.RespondentKind, x.RespondentRef, x.Wave });
                });

            migrationBuilder.CreateTable(
                name: "feedback_waves",
                schema: "delivery",
                columns: table => new
                {
                    Wave = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    InstrumentCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    InstrumentVersion = table.Column<int>(type: "integer", nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AsksLeads = table.Column<bool>(type: "boolean", nullable: false),
                    AsksSupervisors = table.Column<bool>(type: "boolean", nullable: false),
                    Audience = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback_waves", x => x.Wave);
                });

            migrationBuilder.CreateTable(
                name: "group_members",
                schema: "delivery",
                columns: table => new
                {
                    GroupRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LeadRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    JoinedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_group_members", x => new { x.GroupRef, x.Urn, x.LeadRef, x.JoinedOn });
                });

            migrationBuilder.CreateTable(
                name: "groups",
                schema: "delivery",
                columns: table => new
                {
                    GroupRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Format = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups", x => x.GroupRef);
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
                name: "instruments",
                schema: "delivery",
                columns: table => new
                {
                    Code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Definition = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_instruments", x => new { x.Code, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "plan_changes",
                schema: "delivery",
                columns: table => new
                {
                    Run = table.Column<int>(type: "integer", nullable: false),
                    SessionRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ToOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FromSupervisor = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ToSupervisor = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Cause = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Explanation = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MadeAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_changes", x => new { x.Run, x.SessionRef });
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
                    SlotOn = table.Column<DateOnly>(type: "date", nullable: true),
                    GroupRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MeetingRef = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    LeadRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
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
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AcademicYear = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_terms", x => new { x.LaCode, x.Urn, x.AcademicYear, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "usual_practice",
                schema: "delivery",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Point = table.Column<string>(type: "text", nullable: false),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RecordedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Internal = table.Column<bool>(type: "boolean", nullable: true),
                    Trust = table.Column<bool>(type: "boolean", nullable: true),
                    La = table.Column<bool>(type: "boolean", nullable: true),
                    BoughtIn = table.Column<bool>(type: "boolean", nullable: true),
                    Frequency = table.Column<string>(type: "text", nullable: false),
                    AdviceLine = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usual_practice", x => new { x.Urn, x.Point });
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
                name: "observations",
                schema: "delivery",
                columns: table => new
                {
                    SessionRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ObserverRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ObservedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    InstrumentCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    InstrumentVersion = table.Column<int>(type: "integer", nullable: false),
                    Answers = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_observations", x => new { x.SessionRef, x.ObserverRef });
                    table.ForeignKey(
                        name: "FK_observations_sessions_SessionRef",
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
                name: "IX_adaptations_AdaptedOn_AdaptationRef",
                schema: "delivery",
                table: "adaptations",
                columns: new[] { "AdaptedOn", "AdaptationRef" });

            migrationBuilder.CreateIndex(
                name: "IX_calendar_feeds_SecretHash",
                schema: "delivery",
                table: "calendar_feeds",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_caseloads_LaCode_SupervisorRef",
                schema: "delivery",
                table: "caseloads",
                columns: new[] { "LaCode", "SupervisorRef" });

            migrationBuilder.CreateIndex(
                name: "IX_feedback_InstrumentCode_InstrumentVersion",
                schema: "delivery",
                table: "feedback",
                columns: new[] { "InstrumentCode", "InstrumentVersion" });

            migrationBuilder.CreateIndex(
                name: "IX_group_members_Urn",
                schema: "delivery",
                table: "group_members",
                column: "Urn");

            migrationBuilder.CreateIndex(
                name: "IX_groups_LaCode",
                schema: "delivery",
                table: "groups",
                column: "LaCode");

            migrationBuilder.CreateIndex(
                name: "IX_observations_InstrumentCode_InstrumentVersion",
                schema: "delivery",
                table: "observations",
                columns: new[] { "InstrumentCode", "InstrumentVersion" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_changes_LaCode_Run_SessionRef",
                schema: "delivery",
                table: "plan_changes",
                columns: new[] { "LaCode", "Run", "SessionRef" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_changes_Urn",
                schema: "delivery",
                table: "plan_changes",
                column: "Urn");

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
                name: "IX_sessions_LaCode_ScheduledOn_SessionRef",
                schema: "delivery",
                table: "sessions",
                columns: new[] { "LaCode", "ScheduledOn", "SessionRef" },
                filter: "\"Status\" IN ('Scheduled', 'Confirmed')");

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

            migrationBuilder.CreateIndex(
                name: "IX_sessions_Urn_GroupRef_LeadRef_SlotOn",
                schema: "delivery",
                table: "sessions",
                columns: new[] { "Urn", "GroupRef", "LeadRef", "SlotOn" },
                unique: true,
                filter: "\"SlotOn\" IS NOT NULL AND \"Status\" <> 'Rescheduled'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "adaptations",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "attendance",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "audit",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "calendar_feeds",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "caseloads",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "certificates",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "compliance_rules",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "delivery_terms",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "feedback",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "feedback_waves",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "group_members",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "groups",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "holidays",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "instruments",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "observations",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "plan_changes",
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
                name: "usual_practice",
                schema: "delivery");

            migrationBuilder.DropTable(
                name: "sessions",
                schema: "delivery");
        }
    }
}
