using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Programme.Enrolment.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "agreements",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    SignedBy = table.Column<string>(type: "TEXT", nullable: false),
                    DocumentVersion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agreements", x => new { x.Urn, x.Kind, x.SignedOn });
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
                name: "authorities",
                columns: table => new
                {
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    GssCode = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Region = table.Column<string>(type: "TEXT", nullable: true),
                    MouSignedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MouSignedBy = table.Column<string>(type: "TEXT", nullable: false),
                    MouVersion = table.Column<string>(type: "TEXT", nullable: true),
                    DsaSignedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DsaSignedBy = table.Column<string>(type: "TEXT", nullable: false),
                    DsaVersion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_authorities", x => new { x.LaCode, x.ValidFrom });
                });

            migrationBuilder.CreateTable(
                name: "baselines",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    CompletedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_baselines", x => x.Urn);
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
                name: "consents",
                columns: table => new
                {
                    PersonRef = table.Column<string>(type: "TEXT", nullable: false),
                    Survey = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TextVersion = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consents", x => new { x.PersonRef, x.Survey, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    PersonRef = table.Column<string>(type: "TEXT", nullable: false),
                    ErasedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    ErasedBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasures", x => x.PersonRef);
                });

            migrationBuilder.CreateTable(
                name: "frozen_lists",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "INTEGER", nullable: false),
                    ListHash = table.Column<string>(type: "TEXT", nullable: false),
                    Schools = table.Column<int>(type: "INTEGER", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FrozenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FrozenBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frozen_lists", x => x.Batch);
                });

            migrationBuilder.CreateTable(
                name: "links",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    LinkUrn = table.Column<string>(type: "TEXT", nullable: false),
                    LinkType = table.Column<string>(type: "TEXT", nullable: false),
                    EstablishedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_links", x => new { x.Urn, x.LinkUrn, x.LinkType });
                });

            migrationBuilder.CreateTable(
                name: "objections",
                columns: table => new
                {
                    PersonRef = table.Column<string>(type: "TEXT", nullable: false),
                    ObjectedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_objections", x => new { x.PersonRef, x.ObjectedOn });
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    PersonRef = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NameMark = table.Column<string>(type: "TEXT", nullable: false),
                    EmailMark = table.Column<string>(type: "TEXT", nullable: true),
                    NoticeVersion = table.Column<string>(type: "TEXT", nullable: true),
                    NoticeGivenOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.PersonRef);
                });

            migrationBuilder.CreateTable(
                name: "posts",
                columns: table => new
                {
                    PostId = table.Column<string>(type: "TEXT", nullable: false),
                    LeadRef = table.Column<string>(type: "TEXT", nullable: false),
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsBefore = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LeavingReason = table.Column<string>(type: "TEXT", nullable: false),
                    CoversPostId = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posts", x => x.PostId);
                });

            migrationBuilder.CreateTable(
                name: "register_entries",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    ExtractOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SupersededOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Laestab = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    TypeName = table.Column<string>(type: "TEXT", nullable: false),
                    PhaseName = table.Column<string>(type: "TEXT", nullable: false),
                    StatusName = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedReason = table.Column<string>(type: "TEXT", nullable: true),
                    Pupils = table.Column<int>(type: "INTEGER", nullable: true),
                    FsmPercent = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_entries", x => new { x.Urn, x.ExtractOn });
                });

            migrationBuilder.CreateTable(
                name: "register_extracts",
                columns: table => new
                {
                    ExtractOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_extracts", x => x.ExtractOn);
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
                name: "supervisors",
                columns: table => new
                {
                    SupervisorRef = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsBefore = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Fte = table.Column<double>(type: "REAL", nullable: false),
                    Grade = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supervisors", x => new { x.SupervisorRef, x.LaCode, x.StartedOn });
                });

            migrationBuilder.CreateTable(
                name: "unmaskings",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ProposedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ConfirmedBy = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unmaskings", x => x.Number);
                    table.CheckConstraint("CK_unmaskings_once", "\"Number\" = 1");
                });

            migrationBuilder.CreateTable(
                name: "withdrawals",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    Scope = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    WithdrawnOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_withdrawals", x => new { x.Urn, x.Scope });
                });

            migrationBuilder.CreateTable(
                name: "commitments",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "INTEGER", nullable: false),
                    TrialId = table.Column<string>(type: "TEXT", nullable: false),
                    ListHash = table.Column<string>(type: "TEXT", nullable: false),
                    Mode = table.Column<string>(type: "TEXT", nullable: false),
                    BlockSizes = table.Column<string>(type: "TEXT", nullable: false),
                    BeaconSource = table.Column<string>(type: "TEXT", nullable: true),
                    Commitment = table.Column<string>(type: "TEXT", nullable: false),
                    CommittedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CommittedBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commitments", x => x.Batch);
                    table.ForeignKey(
                        name: "FK_commitments_frozen_lists_Batch",
                        column: x => x.Batch,
                        principalTable: "frozen_lists",
                        principalColumn: "Batch",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "draw_seeds",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "INTEGER", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_draw_seeds", x => x.Batch);
                    table.ForeignKey(
                        name: "FK_draw_seeds_frozen_lists_Batch",
                        column: x => x.Batch,
                        principalTable: "frozen_lists",
                        principalColumn: "Batch",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "draws",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "INTEGER", nullable: false),
                    Algorithm = table.Column<string>(type: "TEXT", nullable: false),
                    TrialId = table.Column<string>(type: "TEXT", nullable: false),
                    Mode = table.Column<string>(type: "TEXT", nullable: false),
                    BlockSizes = table.Column<string>(type: "TEXT", nullable: false),
                    Beacon = table.Column<string>(type: "TEXT", nullable: true),
                    BeaconSource = table.Column<string>(type: "TEXT", nullable: true),
                    ListHash = table.Column<string>(type: "TEXT", nullable: false),
                    Commitment = table.Column<string>(type: "TEXT", nullable: true),
                    AllocationHash = table.Column<string>(type: "TEXT", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DrawnAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DrawnBy = table.Column<string>(type: "TEXT", nullable: false),
                    Provenance = table.Column<string>(type: "TEXT", nullable: true),
                    Derived = table.Column<bool>(type: "INTEGER", nullable: false),
                    Schools = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_draws", x => x.Batch);
                    table.ForeignKey(
                        name: "FK_draws_frozen_lists_Batch",
                        column: x => x.Batch,
                        principalTable: "frozen_lists",
                        principalColumn: "Batch",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "listed_schools",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Batch = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listed_schools", x => x.Urn);
                    table.ForeignKey(
                        name: "FK_listed_schools_frozen_lists_Batch",
                        column: x => x.Batch,
                        principalTable: "frozen_lists",
                        principalColumn: "Batch",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "releases",
                columns: table => new
                {
                    Batch = table.Column<int>(type: "INTEGER", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Schools = table.Column<int>(type: "INTEGER", nullable: false),
                    ReleasedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReleasedBy = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_releases", x => new { x.Batch, x.LaCode });
                    table.ForeignKey(
                        name: "FK_releases_draws_Batch",
                        column: x => x.Batch,
                        principalTable: "draws",
                        principalColumn: "Batch",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "corrections",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ProposedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ConfirmedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ConfirmedBy = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_corrections", x => x.Urn);
                    table.ForeignKey(
                        name: "FK_corrections_listed_schools_Urn",
                        column: x => x.Urn,
                        principalTable: "listed_schools",
                        principalColumn: "Urn",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "allocations",
                columns: table => new
                {
                    Urn = table.Column<string>(type: "TEXT", nullable: false),
                    LaCode = table.Column<string>(type: "TEXT", nullable: false),
                    Arm = table.Column<string>(type: "TEXT", nullable: false),
                    Batch = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_allocations", x => x.Urn);
                    table.ForeignKey(
                        name: "FK_allocations_listed_schools_Urn",
                        column: x => x.Urn,
                        principalTable: "listed_schools",
                        principalColumn: "Urn",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_allocations_releases_Batch_LaCode",
                        columns: x => new { x.Batch, x.LaCode },
                        principalTable: "releases",
                        principalColumns: new[] { "Batch", "LaCode" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_allocations_Batch_LaCode",
                table: "allocations",
                columns: new[] { "Batch", "LaCode" });

            migrationBuilder.CreateIndex(
                name: "IX_allocations_LaCode_Urn",
                table: "allocations",
                columns: new[] { "LaCode", "Urn" });

            migrationBuilder.CreateIndex(
                name: "IX_frozen_lists_ListHash",
                table: "frozen_lists",
                column: "ListHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_links_LinkUrn",
                table: "links",
                column: "LinkUrn");

            migrationBuilder.CreateIndex(
                name: "IX_listed_schools_Batch",
                table: "listed_schools",
                column: "Batch");

            migrationBuilder.CreateIndex(
                name: "IX_posts_LeadRef_Urn_Role_StartedOn",
                table: "posts",
                columns: new[] { "LeadRef", "Urn", "Role", "StartedOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_posts_Urn",
                table: "posts",
                column: "Urn");

            migrationBuilder.CreateIndex(
                name: "IX_register_entries_LaCode",
                table: "register_entries",
                column: "LaCode");

            migrationBuilder.CreateIndex(
                name: "IX_register_entries_Urn",
                table: "register_entries",
                column: "Urn",
                unique: true,
                filter: "\"SupersededOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_requests_At",
                table: "requests",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agreements");

            migrationBuilder.DropTable(
                name: "allocations");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "authorities");

            migrationBuilder.DropTable(
                name: "baselines");

            migrationBuilder.DropTable(
                name: "certificates");

            migrationBuilder.DropTable(
                name: "commitments");

            migrationBuilder.DropTable(
                name: "consents");

            migrationBuilder.DropTable(
                name: "corrections");

            migrationBuilder.DropTable(
                name: "draw_seeds");

            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropTable(
                name: "links");

            migrationBuilder.DropTable(
                name: "objections");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "posts");

            migrationBuilder.DropTable(
                name: "register_entries");

            migrationBuilder.DropTable(
                name: "register_extracts");

            migrationBuilder.DropTable(
                name: "requests");

            migrationBuilder.DropTable(
                name: "supervisors");

            migrationBuilder.DropTable(
                name: "unmaskings");

            migrationBuilder.DropTable(
                name: "withdrawals");

            migrationBuilder.DropTable(
                name: "releases");

            migrationBuilder.DropTable(
                name: "listed_schools");

            migrationBuilder.DropTable(
                name: "draws");

            migrationBuilder.DropTable(
                name: "frozen_lists");
        }
    }
}
