using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Enrolment.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "enrolment");

            migrationBuilder.CreateTable(
                name: "agreements",
                schema: "enrolment",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SignedBy = table.Column<string>(type: "text", nullable: false),
                    DocumentVersion = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agreements", x => new { x.Urn, x.Kind, x.SignedOn });
                });

            migrationBuilder.CreateTable(
                name: "audit",
                schema: "enrolment",
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
                name: "authorities",
                schema: "enrolment",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    GssCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Region = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    MouSignedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    MouSignedBy = table.Column<string>(type: "text", nullable: false),
                    MouVersion = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DsaSignedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DsaSignedBy = table.Column<string>(type: "text", nullable: false),
                    DsaVersion = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_authorities", x => new { x.LaCode, x.ValidFrom });
                });

            migrationBuilder.CreateTable(
                name: "baselines",
                schema: "enrolment",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CompletedOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_baselines", x => x.Urn);
                });

            migrationBuilder.CreateTable(
                name: "certificates",
                schema: "enrolment",
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
                name: "consents",
                schema: "enrolment",
                columns: table => new
                {
                    PersonRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Survey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Decision = table.Column<string>(type: "text", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    TextVersion = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consents", x => new { x.PersonRef, x.Survey, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "erasures",
                schema: "enrolment",
                columns: table => new
                {
                    PersonRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ErasedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    ErasedBy = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasures", x => x.PersonRef);
                });

            migrationBuilder.CreateTable(
                name: "frozen_lists",
                schema: "enrolment",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "integer", nullable: false),
                    ListHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Schools = table.Column<int>(type: "integer", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "date", nullable: false),
                    FrozenAt = table.Column<long>(type: "bigint", nullable: false),
                    FrozenBy = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frozen_lists", x => x.Batch);
                });

            migrationBuilder.CreateTable(
                name: "links",
                schema: "enrolment",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LinkUrn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LinkType = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EstablishedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_links", x => new { x.Urn, x.LinkUrn, x.LinkType });
                });

            migrationBuilder.CreateTable(
                name: "objections",
                schema: "enrolment",
                columns: table => new
                {
                    PersonRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ObjectedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Decision = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_objections", x => new { x.PersonRef, x.ObjectedOn });
                });

            migrationBuilder.CreateTable(
                name: "people",
                schema: "enrolment",
                columns: table => new
                {
                    PersonRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    NameMark = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EmailMark = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    NoticeVersion = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    NoticeGivenOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.PersonRef);
                });

            migrationBuilder.CreateTable(
                name: "posts",
                schema: "enrolment",
                columns: table => new
                {
                    PostId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LeadRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Role = table.Column<string>(type: "text", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsBefore = table.Column<DateOnly>(type: "date", nullable: true),
                    LeavingReason = table.Column<string>(type: "text", nullable: false),
                    CoversPostId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posts", x => x.PostId);
                });

            migrationBuilder.CreateTable(
                name: "register_entries",
                schema: "enrolment",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ExtractOn = table.Column<DateOnly>(type: "date", nullable: false),
                    SupersededOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Laestab = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TypeName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PhaseName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StatusName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosedReason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Pupils = table.Column<int>(type: "integer", nullable: true),
                    FsmPercent = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_entries", x => new { x.Urn, x.ExtractOn });
                });

            migrationBuilder.CreateTable(
                name: "register_extracts",
                schema: "enrolment",
                columns: table => new
                {
                    ExtractOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Rows = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_extracts", x => x.ExtractOn);
                });

            migrationBuilder.CreateTable(
                name: "requests",
                schema: "enrolment",
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
                name: "supervisors",
                schema: "enrolment",
                columns: table => new
                {
                    SupervisorRef = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StartedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsBefore = table.Column<DateOnly>(type: "date", nullable: true),
                    Fte = table.Column<double>(type: "double precision", nullable: false),
                    Grade = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supervisors", x => new { x.SupervisorRef, x.LaCode, x.StartedOn });
                });

            migrationBuilder.CreateTable(
                name: "unmaskings",
                schema: "enrolment",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProposedAt = table.Column<long>(type: "bigint", nullable: false),
                    ProposedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ConfirmedAt = table.Column<long>(type: "bigint", nullable: true),
                    ConfirmedBy = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unmaskings", x => x.Number);
                    table.CheckConstraint("CK_unmaskings_once", "\"Number\" = 1");
                });

            migrationBuilder.CreateTable(
                name: "withdrawals",
                schema: "enrolment",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Scope = table.Column<string>(type: "text", nullable: false),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    WithdrawnOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_withdrawals", x => new { x.Urn, x.Scope });
                });

            migrationBuilder.CreateTable(
                name: "commitments",
                schema: "enrolment",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "integer", nullable: false),
                    TrialId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ListHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Mode = table.Column<string>(type: "text", nullable: false),
                    BlockSizes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    BeaconSource = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Commitment = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CommittedAt = table.Column<long>(type: "bigint", nullable: false),
                    CommittedBy = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commitments", x => x.Batch);
                    table.ForeignKey(
                        name: "FK_commitments_frozen_lists_Batch",
                        column: x => x.Batch,
                        principalSchema: "enrolment",
                        principalTable: "frozen_lists",
                        principalColumn: "Batch",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "draw_seeds",
                schema: "enrolment",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "integer", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_draw_seeds", x => x.Batch);
                    table.ForeignKey(
                        name: "FK_draw_seeds_frozen_lists_Batch",
                        column: x => x.Batch,
                        principalSchema: "enrolment",
                        principalTable: "frozen_lists",
                        principalColumn: "Batch",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "draws",
                schema: "enrolment",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "integer", nullable: false),
                    Algorithm = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TrialId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Mode = table.Column<string>(type: "text", nullable: false),
                    BlockSizes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Beacon = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    BeaconSource = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ListHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Commitment = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AllocationHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    DrawnAt = table.Column<long>(type: "bigint", nullable: false),
                    DrawnBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Provenance = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Derived = table.Column<bool>(type: "boolean", nullable: false),
                    Schools = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_draws", x => x.Batch);
                    table.ForeignKey(
                        name: "FK_draws_frozen_lists_Batch",
                        column: x => x.Batch,
                        principalSchema: "enrolment",
                        principalTable: "frozen_lists",
                        principalColumn: "Batch",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "listed_schools",
                schema: "enrolment",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Batch = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listed_schools", x => x.Urn);
                    table.ForeignKey(
                        name: "FK_listed_schools_frozen_lists_Batch",
                        column: x => x.Batch,
                        principalSchema: "enrolment",
                        principalTable: "frozen_lists",
                        principalColumn: "Batch",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "releases",
                schema: "enrolment",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "integer", nullable: false),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Schools = table.Column<int>(type: "integer", nullable: false),
                    ReleasedAt = table.Column<long>(type: "bigint", nullable: false),
                    ReleasedBy = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_releases", x => new { x.Batch, x.LaCode });
                    table.ForeignKey(
                        name: "FK_releases_draws_Batch",
                        column: x => x.Batch,
                        principalSchema: "enrolment",
                        principalTable: "draws",
                        principalColumn: "Batch",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "corrections",
                schema: "enrolment",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProposedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ProposedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ConfirmedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ConfirmedBy = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_corrections", x => x.Urn);
                    table.ForeignKey(
                        name: "FK_corrections_listed_schools_Urn",
                        column: x => x.Urn,
                        principalSchema: "enrolment",
                        principalTable: "listed_schools",
                        principalColumn: "Urn",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "allocations",
                schema: "enrolment",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LaCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Arm = table.Column<string>(type: "text", nullable: false),
                    Batch = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_allocations", x => x.Urn);
                    table.ForeignKey(
                        name: "FK_allocations_listed_schools_Urn",
                        column: x => x.Urn,
                        principalSchema: "enrolment",
                        principalTable: "listed_schools",
                        principalColumn: "Urn",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_allocations_releases_Batch_LaCode",
                        columns: x => new { x.Batch, x.LaCode },
                        principalSchema: "enrolment",
                        principalTable: "releases",
                        principalColumns: new[] { "Batch", "LaCode" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_allocations_Batch_LaCode",
                schema: "enrolment",
                table: "allocations",
                columns: new[] { "Batch", "LaCode" });

            migrationBuilder.CreateIndex(
                name: "IX_allocations_LaCode_Urn",
                schema: "enrolment",
                table: "allocations",
                columns: new[] { "LaCode", "Urn" });

            migrationBuilder.CreateIndex(
                name: "IX_frozen_lists_ListHash",
                schema: "enrolment",
                table: "frozen_lists",
                column: "ListHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_links_LinkUrn",
                schema: "enrolment",
                table: "links",
                column: "LinkUrn");

            migrationBuilder.CreateIndex(
                name: "IX_listed_schools_Batch",
                schema: "enrolment",
                table: "listed_schools",
                column: "Batch");

            migrationBuilder.CreateIndex(
                name: "IX_posts_LeadRef_Urn_Role_StartedOn",
                schema: "enrolment",
                table: "posts",
                columns: new[] { "LeadRef", "Urn", "Role", "StartedOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_posts_Urn",
                schema: "enrolment",
                table: "posts",
                column: "Urn");

            migrationBuilder.CreateIndex(
                name: "IX_register_entries_LaCode",
                schema: "enrolment",
                table: "register_entries",
                column: "LaCode");

            migrationBuilder.CreateIndex(
                name: "IX_register_entries_Urn",
                schema: "enrolment",
                table: "register_entries",
                column: "Urn",
                unique: true,
                filter: "\"SupersededOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_requests_At",
                schema: "enrolment",
                table: "requests",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agreements",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "allocations",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "audit",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "authorities",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "baselines",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "certificates",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "commitments",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "consents",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "corrections",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "draw_seeds",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "erasures",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "links",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "objections",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "people",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "posts",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "register_entries",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "register_extracts",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "requests",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "supervisors",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "unmaskings",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "withdrawals",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "releases",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "listed_schools",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "draws",
                schema: "enrolment");

            migrationBuilder.DropTable(
                name: "frozen_lists",
                schema: "enrolment");
        }
    }
}
