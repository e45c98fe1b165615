using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Outcomes.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "outcomes");

            migrationBuilder.CreateTable(
                name: "annotations",
                schema: "outcomes",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_annotations", x => new { x.LaCode, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "approvals",
                schema: "outcomes",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Month = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    ApprovedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ApprovedAt = table.Column<long>(type: "bigint", nullable: false),
                    ReopenedAt = table.Column<long>(type: "bigint", nullable: true),
                    ReopenedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ReopenedFor = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approvals", x => new { x.LaCode, x.Month, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "audit",
                schema: "outcomes",
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
                name: "carried_forward",
                schema: "outcomes",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Month = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    FromMonth = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DeclaredBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DeclaredAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_carried_forward", x => new { x.LaCode, x.Month, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "case_contacts",
                schema: "outcomes",
                columns: table => new
                {
                    Mark = table.Column<long>(type: "bigint", nullable: false),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Month = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Alias = table.Column<int>(type: "integer", nullable: false),
                    Flags = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_contacts", x => x.Mark);
                });

            migrationBuilder.CreateTable(
                name: "case_counts",
                schema: "outcomes",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Month = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Alias = table.Column<int>(type: "integer", nullable: false),
                    Flags = table.Column<int>(type: "integer", nullable: false),
                    Contacts = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_counts", x => new { x.LaCode, x.Month, x.Source, x.Alias, x.Flags });
                });

            migrationBuilder.CreateTable(
                name: "case_keys",
                schema: "outcomes",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    KeyId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Contacts = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_keys", x => new { x.LaCode, x.KeyId });
                });

            migrationBuilder.CreateTable(
                name: "case_months",
                schema: "outcomes",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Month = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    Nfa = table.Column<long>(type: "bigint", nullable: false),
                    AdviceOnly = table.Column<long>(type: "bigint", nullable: false),
                    ToEarlyHelp = table.Column<long>(type: "bigint", nullable: false),
                    ToReferral = table.Column<long>(type: "bigint", nullable: false),
                    OnOpenCase = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_months", x => new { x.LaCode, x.Urn, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "certificates",
                schema: "outcomes",
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
                name: "data_locks",
                schema: "outcomes",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LockedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LockedAt = table.Column<long>(type: "bigint", nullable: false),
                    UnlockReason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UnlockProposedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UnlockProposedAt = table.Column<long>(type: "bigint", nullable: true),
                    UnlockedAt = table.Column<long>(type: "bigint", nullable: true),
                    UnlockedBy = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_locks", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "definitions",
                schema: "outcomes",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FirstMonth = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OpenCases = table.Column<string>(type: "text", nullable: false),
                    Siblings = table.Column<string>(type: "text", nullable: false),
                    Consultations = table.Column<string>(type: "text", nullable: false),
                    EarlyHelp = table.Column<string>(type: "text", nullable: false),
                    MergedWithinDays = table.Column<int>(type: "integer", nullable: false),
                    SchoolsKnownBy = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SetBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SetAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_definitions", x => new { x.LaCode, x.FirstMonth, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "publications",
                schema: "outcomes",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: false),
                    Basis = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Figures = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ledger = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publications", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "requests",
                schema: "outcomes",
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
                name: "return_mappings",
                schema: "outcomes",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Columns = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Constants = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DayFormat = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MonthFormat = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Delimiter = table.Column<string>(type: "text", nullable: false),
                    Encoding = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_return_mappings", x => new { x.LaCode, x.ValidFrom });
                });

            migrationBuilder.CreateTable(
                name: "returns",
                schema: "outcomes",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Month = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", nullable: false),
                    ExtractOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    BlankRows = table.Column<int>(type: "integer", nullable: false),
                    Queries = table.Column<int>(type: "integer", nullable: false),
                    MappedFrom = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_returns", x => new { x.LaCode, x.Month, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "school_aliases",
                schema: "outcomes",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Alias = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Urn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Match = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_school_aliases", x => new { x.LaCode, x.Alias });
                });

            migrationBuilder.CreateTable(
                name: "survey_codes",
                schema: "outcomes",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Wave = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Role = table.Column<string>(type: "text", nullable: false),
                    Person = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RevokedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_codes", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "survey_instruments",
                schema: "outcomes",
                columns: table => new
                {
                    Code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Definition = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_instruments", x => new { x.Code, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "survey_publications",
                schema: "outcomes",
                columns: table => new
                {
                    Wave = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: false),
                    Basis = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Scores = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_publications", x => x.Wave);
                });

            migrationBuilder.CreateTable(
                name: "survey_waves",
                schema: "outcomes",
                columns: table => new
                {
                    Wave = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Instruments = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OpensOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AsksLeads = table.Column<bool>(type: "boolean", nullable: false),
                    AsksDeputies = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_waves", x => x.Wave);
                });

            migrationBuilder.CreateTable(
                name: "surveys",
                schema: "outcomes",
                columns: table => new
                {
                    Wave = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Person = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CompletedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Answers = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_surveys", x => new { x.Wave, x.Person, x.Urn });
                });

            migrationBuilder.CreateTable(
                name: "return_queries",
                schema: "outcomes",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Month = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    Column = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Message = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AnsweredBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_return_queries", x => new { x.LaCode, x.Month, x.Version, x.Number });
                    table.ForeignKey(
                        name: "FK_return_queries_returns_LaCode_Month_Version",
                        columns: x => new { x.LaCode, x.Month, x.Version },
                        principalSchema: "outcomes",
                        principalTable: "returns",
                        principalColumns: new[] { "LaCode", "Month", "Version" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "return_rows",
                schema: "outcomes",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Month = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ContactsTotal = table.Column<int>(type: "integer", nullable: true),
                    ContactsNfa = table.Column<int>(type: "integer", nullable: true),
                    ContactsAdviceOnly = table.Column<int>(type: "integer", nullable: true),
                    ContactsToEarlyHelp = table.Column<int>(type: "integer", nullable: true),
                    ContactsToReferral = table.Column<int>(type: "integer", nullable: true),
                    ContactsOnOpenCase = table.Column<int>(type: "integer", nullable: true),
                    Referrals = table.Column<int>(type: "integer", nullable: true),
                    ReferralsNfa = table.Column<int>(type: "integer", nullable: true),
                    AssessmentsStarted = table.Column<int>(type: "integer", nullable: true),
                    AssessmentsNotInNeed = table.Column<int>(type: "integer", nullable: true),
                    EarlyHelpPlansNew = table.Column<int>(type: "integer", nullable: true),
                    CinPlansNew = table.Column<int>(type: "integer", nullable: true),
                    S47Started = table.Column<int>(type: "integer", nullable: true),
                    Icpc = table.Column<int>(type: "integer", nullable: true),
                    CpPlansNew = table.Column<int>(type: "integer", nullable: true),
                    BecameLookedAfter = table.Column<int>(type: "integer", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_return_rows", x => new { x.LaCode, x.Month, x.Version, x.Urn });
                    table.ForeignKey(
                        name: "FK_return_rows_returns_LaCode_Month_Version",
                        columns: x => new { x.LaCode, x.Month, x.Version },
                        principalSchema: "outcomes",
                        principalTable: "returns",
                        principalColumns: new[] { "LaCode", "Month", "Version" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "return_tallies",
                schema: "outcomes",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Month = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    Nfa = table.Column<long>(type: "bigint", nullable: false),
                    Schools = table.Column<int>(type: "integer", nullable: false),
                    Advised = table.Column<int>(type: "integer", nullable: false),
                    AdvisedTotal = table.Column<long>(type: "bigint", nullable: false),
                    AdvisedNfa = table.Column<long>(type: "bigint", nullable: false),
                    Advice = table.Column<long>(type: "bigint", nullable: false),
                    Counts = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_return_tallies", x => new { x.LaCode, x.Month, x.Version });
                    table.ForeignKey(
                        name: "FK_return_tallies_returns_LaCode_Month_Version",
                        columns: x => new { x.LaCode, x.Month, x.Version },
                        principalSchema: "outcomes",
                        principalTable: "returns",
                        principalColumns: new[] { "LaCode", "Month", "Version" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_requests_At",
                schema: "outcomes",
                table: "requests",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_returns_LaCode_Month_Sha256",
                schema: "outcomes",
                table: "returns",
                columns: new[] { "LaCode", "Month", "Sha256" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_school_aliases_LaCode_Number",
                schema: "outcomes",
                table: "school_aliases",
                columns: new[] { "LaCode", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_survey_codes_Wave_Urn_Person",
                schema: "outcomes",
                table: "survey_codes",
                columns: new[] { "Wave", "Urn", "Person" },
                unique: true,
                filter: "\"RevokedOn\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "annotations",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "approvals",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "audit",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "carried_forward",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "case_contacts",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "case_counts",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "case_keys",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "case_months",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "certificates",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "data_locks",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "definitions",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "publications",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "requests",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "return_mappings",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "return_queries",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "return_rows",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "return_tallies",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "school_aliases",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "survey_codes",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "survey_instruments",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "survey_publications",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "survey_waves",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "surveys",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "returns",
                schema: "outcomes");
        }
    }
}
