using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Outcomes.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "annotations",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_annotations", x => new { x.LaCode, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "approvals",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ApprovedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ApprovedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReopenedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReopenedBy = table.Column<string>(type: "TEXT", nullable: true),
                    ReopenedFor = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approvals", x => new { x.LaCode, x.Month, x.Number });
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
                name: "carried_forward",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    FromMonth = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    DeclaredBy = table.Column<string>(type: "TEXT", nullable: false),
                    DeclaredAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_carried_forward", x => new { x.LaCode, x.Month, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "case_contacts",
                columns: table => new
                {
                    Mark = table.Column<long>(type: "INTEGER", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Alias = table.Column<int>(type: "INTEGER", nullable: false),
                    Flags = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_contacts", x => x.Mark);
                });

            migrationBuilder.CreateTable(
                name: "case_counts",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Alias = table.Column<int>(type: "INTEGER", nullable: false),
                    Flags = table.Column<int>(type: "INTEGER", nullable: false),
                    Contacts = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_counts", x => new { x.LaCode, x.Month, x.Source, x.Alias, x.Flags });
                });

            migrationBuilder.CreateTable(
                name: "case_keys",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    KeyId = table.Column<string>(type: "TEXT", nullable: false),
                    Contacts = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_keys", x => new { x.LaCode, x.KeyId });
                });

            migrationBuilder.CreateTable(
                name: "case_months",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<string>(type: "TEXT", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    Nfa = table.Column<long>(type: "INTEGER", nullable: false),
                    AdviceOnly = table.Column<long>(type: "INTEGER", nullable: false),
                    ToEarlyHelp = table.Column<long>(type: "INTEGER", nullable: false),
                    ToReferral = table.Column<long>(type: "INTEGER", nullable: false),
                    OnOpenCase = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_months", x => new { x.LaCode, x.Urn, x.Month });
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
                name: "data_locks",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    LockedBy = table.Column<string>(type: "TEXT", nullable: false),
                    LockedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UnlockReason = table.Column<string>(type: "TEXT", nullable: true),
                    UnlockProposedBy = table.Column<string>(type: "TEXT", nullable: true),
                    UnlockProposedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UnlockedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UnlockedBy = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_locks", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "definitions",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    FirstMonth = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false),
                    OpenCases = table.Column<string>(type: "TEXT", nullable: false),
                    Siblings = table.Column<string>(type: "TEXT", nullable: false),
                    Consultations = table.Column<string>(type: "TEXT", nullable: false),
                    EarlyHelp = table.Column<string>(type: "TEXT", nullable: false),
                    MergedWithinDays = table.Column<int>(type: "INTEGER", nullable: false),
                    SchoolsKnownBy = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    SetBy = table.Column<string>(type: "TEXT", nullable: false),
                    SetAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_definitions", x => new { x.LaCode, x.FirstMonth, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "publications",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", nullable: false),
                    Figures = table.Column<string>(type: "TEXT", nullable: false),
                    Ledger = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publications", x => x.Name);
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
                name: "return_mappings",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Columns = table.Column<string>(type: "TEXT", nullable: false),
                    Constants = table.Column<string>(type: "TEXT", nullable: false),
                    DayFormat = table.Column<string>(type: "TEXT", nullable: false),
                    MonthFormat = table.Column<string>(type: "TEXT", nullable: false),
                    Delimiter = table.Column<string>(type: "TEXT", nullable: false),
                    Encoding = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_return_mappings", x => new { x.LaCode, x.ValidFrom });
                });

            migrationBuilder.CreateTable(
                name: "returns",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    ExtractOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    BlankRows = table.Column<int>(type: "INTEGER", nullable: false),
                    Queries = table.Column<int>(type: "INTEGER", nullable: false),
                    MappedFrom = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_returns", x => new { x.LaCode, x.Month, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "school_aliases",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Alias = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Urn = table.Column<string>(type: "TEXT", nullable: true),
                    Match = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_school_aliases", x => new { x.LaCode, x.Alias });
                });

            migrationBuilder.CreateTable(
                name: "survey_codes",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Wave = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RevokedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_codes", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "survey_instruments",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Definition = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_instruments", x => new { x.Code, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "survey_publications",
                columns: table => new
                {
                    Wave = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", nullable: false),
                    Scores = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_publications", x => x.Wave);
                });

            migrationBuilder.CreateTable(
                name: "survey_waves",
                columns: table => new
                {
                    Wave = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Instruments = table.Column<string>(type: "TEXT", nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AsksLeads = table.Column<bool>(type: "INTEGER", nullable: false),
                    AsksDeputies = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_waves", x => x.Wave);
                });

            migrationBuilder.CreateTable(
                name: "surveys",
                columns: table => new
                {
                    Wave = table.Column<string>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", nullable: false),
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    CompletedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Answers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_surveys", x => new { x.Wave, x.Person, x.Urn });
                });

            migrationBuilder.CreateTable(
                name: "return_queries",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    Column = table.Column<string>(type: "TEXT", nullable: false),
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false),
                    Message = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    AnsweredBy = table.Column<string>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_return_queries", x => new { x.LaCode, x.Month, x.Version, x.Number });
                    table.ForeignKey(
                        name: "FK_return_queries_returns_LaCode_Month_Version",
                        columns: x => new { x.LaCode, x.Month, x.Version },
                        principalTable: "returns",
                        principalColumns: new[] { "LaCode", "Month", "Version" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "return_rows",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    ContactsTotal = table.Column<int>(type: "INTEGER", nullable: true),
                    ContactsNfa = table.Column<int>(type: "INTEGER", nullable: true),
                    ContactsAdviceOnly = table.Column<int>(type: "INTEGER", nullable: true),
                    ContactsToEarlyHelp = table.Column<int>(type: "INTEGER", nullable: true),
                    ContactsToReferral = table.Column<int>(type: "INTEGER", nullable: true),
                    ContactsOnOpenCase = table.Column<int>(type: "INTEGER", nullable: true),
                    Referrals = table.Column<int>(type: "INTEGER", nullable: true),
                    ReferralsNfa = table.Column<int>(type: "INTEGER", nullable: true),
                    AssessmentsStarted = table.Column<int>(type: "INTEGER", nullable: true),
                    AssessmentsNotInNeed = table.Column<int>(type: "INTEGER", nullable: true),
                    EarlyHelpPlansNew = table.Column<int>(type: "INTEGER", nullable: true),
                    CinPlansNew = table.Column<int>(type: "INTEGER", nullable: true),
                    S47Started = table.Column<int>(type: "INTEGER", nullable: true),
                    Icpc = table.Column<int>(type: "INTEGER", nullable: true),
                    CpPlansNew = table.Column<int>(type: "INTEGER", nullable: true),
                    BecameLookedAfter = table.Column<int>(type: "INTEGER", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_return_rows", x => new { x.LaCode, x.Month, x.Version, x.Urn });
                    table.ForeignKey(
                        name: "FK_return_rows_returns_LaCode_Month_Version",
                        columns: x => new { x.LaCode, x.Month, x.Version },
                        principalTable: "returns",
                        principalColumns: new[] { "LaCode", "Month", "Version" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "return_tallies",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    Nfa = table.Column<long>(type: "INTEGER", nullable: false),
                    Schools = table.Column<int>(type: "INTEGER", nullable: false),
                    Advised = table.Column<int>(type: "INTEGER", nullable: false),
                    AdvisedTotal = table.Column<long>(type: "INTEGER", nullable: false),
                    AdvisedNfa = table.Column<long>(type: "INTEGER", nullable: false),
                    Advice = table.Column<long>(type: "INTEGER", nullable: false),
                    Counts = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_return_tallies", x => new { x.LaCode, x.Month, x.Version });
                    table.ForeignKey(
                        name: "FK_return_tallies_returns_LaCode_Month_Version",
                        columns: x => new { x.LaCode, x.Month, x.Version },
                        principalTable: "returns",
                        principalColumns: new[] { "LaCode", "Month", "Version" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_requests_At",
                table: "requests",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_returns_LaCode_Month_Sha256",
                table: "returns",
                columns: new[] { "LaCode", "Month", "Sha256" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_school_aliases_LaCode_Number",
                table: "school_aliases",
                columns: new[] { "LaCode", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_survey_codes_Wave_Urn_Person",
                table: "survey_codes",
                columns: new[] { "Wave", "Urn", "Person" },
                unique: true,
                filter: "\"RevokedOn\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "annotations");

            migrationBuilder.DropTable(
                name: "approvals");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "carried_forward");

            migrationBuilder.DropTable(
                name: "case_contacts");

            migrationBuilder.DropTable(
                name: "case_counts");

            migrationBuilder.DropTable(
                name: "case_keys");

            migrationBuilder.DropTable(
                name: "case_months");

            migrationBuilder.DropTable(
                name: "certificates");

            migrationBuilder.DropTable(
                name: "data_locks");

            migrationBuilder.DropTable(
                name: "definitions");

            migrationBuilder.DropTable(
                name: "publications");

            migrationBuilder.DropTable(
                name: "requests");

            migrationBuilder.DropTable(
                name: "return_mappings");

            migrationBuilder.DropTable(
                name: "return_queries");

            migrationBuilder.DropTable(
                name: "return_rows");

            migrationBuilder.DropTable(
                name: "return_tallies");

            migrationBuilder.DropTable(
                name: "school_aliases");

            migrationBuilder.DropTable(
                name: "survey_codes");

            migrationBuilder.DropTable(
                name: "survey_instruments");

            migrationBuilder.DropTable(
                name: "survey_publications");

            migrationBuilder.DropTable(
                name: "survey_waves");

            migrationBuilder.DropTable(
                name: "surveys");

            migrationBuilder.DropTable(
                name: "returns");
        }
    }
}
