using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Delivery.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "adaptations",
                columns: table => new
                {
                    AdaptationRef = table.Column<string>(type: "TEXT", nullable: false),
                    AdaptedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Scope = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Urn = table.Column<string>(type: "TEXT", nullable: true),
                    GroupRef = table.Column<string>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Timing = table.Column<string>(type: "TEXT", nullable: false),
                    Fidelity = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_adaptations", x => x.AdaptationRef);
                });

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
                name: "calendar_feeds",
                columns: table => new
                {
                    FeedRef = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    SupervisorRef = table.Column<string>(type: "TEXT", nullable: false),
                    SecretHash = table.Column<string>(type: "TEXT", nullable: false),
                    IssuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_feeds", x => x.FeedRef);
                });

            migrationBuilder.CreateTable(
                name: "caseloads",
                columns: table => new
                {
                    CaseloadRef = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    SupervisorRef = table.Column<string>(type: "TEXT", nullable: false),
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    GroupRef = table.Column<string>(type: "TEXT", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CoversFor = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_caseloads", x => x.CaseloadRef);
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
                name: "delivery_terms",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    HoldsFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CadenceWeeks = table.Column<int>(type: "INTEGER", nullable: false),
                    ToleranceDays = table.Column<int>(type: "INTEGER", nullable: false),
                    PlannedMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Format = table.Column<string>(type: "TEXT", nullable: false),
                    Mode = table.Column<string>(type: "TEXT", nullable: false),
                    FirstOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_terms", x => new { x.LaCode, x.Urn, x.HoldsFrom });
                });

            migrationBuilder.CreateTable(
                name: "feedback",
                columns: table => new
                {
                    RespondentKind = table.Column<string>(type: "TEXT", nullable: false),
                    RespondentRef = table.Column<string>(type: "TEXT", nullable: false),
                    Wave = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    InstrumentCode = table.Column<string>(type: "TEXT", nullable: false),
                    InstrumentVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Answers = table.Column<string>(type: "TEXT", nullable: false),
                    ThemeCode = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback", x => new { x.RespondentKind, x.RespondentRef, x.Wave });
                });

            migrationBuilder.CreateTable(
                name: "feedback_waves",
                columns: table => new
                {
                    Wave = table.Column<string>(type: "TEXT", nullable: false),
                    InstrumentCode = table.Column<string>(type: "TEXT", nullable: false),
                    InstrumentVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AsksLeads = table.Column<bool>(type: "INTEGER", nullable: false),
                    AsksSupervisors = table.Column<bool>(type: "INTEGER", nullable: false),
                    Audience = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feedback_waves", x => x.Wave);
                });

            migrationBuilder.CreateTable(
                name: "group_members",
                columns: table => new
                {
                    GroupRef = table.Column<string>(type: "TEXT", nullable: false),
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    LeadRef = table.Column<string>(type: "TEXT", nullable: false),
                    JoinedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_group_members", x => new { x.GroupRef, x.Urn, x.LeadRef, x.JoinedOn });
                });

            migrationBuilder.CreateTable(
                name: "groups",
                columns: table => new
                {
                    GroupRef = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Format = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_groups", x => x.GroupRef);
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
                name: "instruments",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Definition = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_instruments", x => new { x.Code, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "plan_changes",
                columns: table => new
                {
                    Run = table.Column<int>(type: "INTEGER", nullable: false),
                    SessionRef = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ToOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FromSupervisor = table.Column<string>(type: "TEXT", nullable: true),
                    ToSupervisor = table.Column<string>(type: "TEXT", nullable: true),
                    Cause = table.Column<string>(type: "TEXT", nullable: false),
                    Explanation = table.Column<string>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_changes", x => new { x.Run, x.SessionRef });
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
                    SlotOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    GroupRef = table.Column<string>(type: "TEXT", nullable: false),
                    MeetingRef = table.Column<string>(type: "TEXT", nullable: true),
                    LeadRef = table.Column<string>(type: "TEXT", nullable: false),
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
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    AcademicYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_terms", x => new { x.LaCode, x.Urn, x.AcademicYear, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "usual_practice",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    Point = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Internal = table.Column<bool>(type: "INTEGER", nullable: true),
                    Trust = table.Column<bool>(type: "INTEGER", nullable: true),
                    La = table.Column<bool>(type: "INTEGER", nullable: true),
                    BoughtIn = table.Column<bool>(type: "INTEGER", nullable: true),
                    Frequency = table.Column<string>(type: "TEXT", nullable: false),
                    AdviceLine = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usual_practice", x => new { x.Urn, x.Point });
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
                name: "observations",
                columns: table => new
                {
                    SessionRef = table.Column<string>(type: "TEXT", nullable: false),
                    ObserverRef = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    ObservedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    InstrumentCode = table.Column<string>(type: "TEXT", nullable: false),
                    InstrumentVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Answers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_observations", x => new { x.SessionRef, x.ObserverRef });
                    table.ForeignKey(
                        name: "FK_observations_sessions_SessionRef",
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
                name: "IX_adaptations_AdaptedOn_AdaptationRef",
                table: "adaptations",
                columns: new[] { "AdaptedOn", "AdaptationRef" });

            migrationBuilder.CreateIndex(
                name: "IX_calendar_feeds_SecretHash",
                table: "calendar_feeds",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_caseloads_LaCode_SupervisorRef",
                table: "caseloads",
                columns: new[] { "LaCode", "SupervisorRef" });

            migrationBuilder.CreateIndex(
                name: "IX_feedback_InstrumentCode_InstrumentVersion",
                table: "feedback",
                columns: new[] { "InstrumentCode", "InstrumentVersion" });

            migrationBuilder.CreateIndex(
                name: "IX_group_members_Urn",
                table: "group_members",
                column: "Urn");

            migrationBuilder.CreateIndex(
                name: "IX_groups_LaCode",
                table: "groups",
                column: "LaCode");

            migrationBuilder.CreateIndex(
                name: "IX_observations_InstrumentCode_InstrumentVersion",
                table: "observations",
                columns: new[] { "InstrumentCode", "InstrumentVersion" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_changes_LaCode_Run_SessionRef",
                table: "plan_changes",
                columns: new[] { "LaCode", "Run", "SessionRef" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_changes_Urn",
                table: "plan_changes",
                column: "Urn");

            migrationBuilder.CreateIndex(
                name: "IX_requests_At",
                table: "requests",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_LaCode_ScheduledOn",
                table: "sessions",
                columns: new[] { "LaCode", "ScheduledOn" });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_LaCode_ScheduledOn_SessionRef",
                table: "sessions",
                columns: new[] { "LaCode", "ScheduledOn", "SessionRef" },
                filter: "\"Status\" IN ('Scheduled', 'Confirmed')");

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

            migrationBuilder.CreateIndex(
                name: "IX_sessions_Urn_GroupRef_LeadRef_SlotOn",
                table: "sessions",
                columns: new[] { "Urn", "GroupRef", "LeadRef", "SlotOn" },
                unique: true,
                filter: "\"SlotOn\" IS NOT NULL AND \"Status\" <> 'Rescheduled'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "adaptations");

            migrationBuilder.DropTable(
                name: "attendance");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "calendar_feeds");

            migrationBuilder.DropTable(
                name: "caseloads");

            migrationBuilder.DropTable(
                name: "certificates");

            migrationBuilder.DropTable(
                name: "compliance_rules");

            migrationBuilder.DropTable(
                name: "delivery_terms");

            migrationBuilder.DropTable(
                name: "feedback");

            migrationBuilder.DropTable(
                name: "feedback_waves");

            migrationBuilder.DropTable(
                name: "group_members");

            migrationBuilder.DropTable(
                name: "groups");

            migrationBuilder.DropTable(
                name: "holidays");

            migrationBuilder.DropTable(
                name: "instruments");

            migrationBuilder.DropTable(
                name: "observations");

            migrationBuilder.DropTable(
                name: "plan_changes");

            migrationBuilder.DropTable(
                name: "requests");

            migrationBuilder.DropTable(
                name: "session_versions");

            migrationBuilder.DropTable(
                name: "terms");

            migrationBuilder.DropTable(
                name: "usual_practice");

            migrationBuilder.DropTable(
                name: "sessions");
        }
    }
}
