using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>All tables, keys and indexes of this module.</summary>
internal class EnrolmentDb(DbContextOptions options, Scope scope) : JournalDb(options, scope)
{
    protected override string Schema => "enrolment";

    public DbSet<AuthorityRow> Authorities => Set<AuthorityRow>();

    public DbSet<RegisterEntryRow> Register => Set<RegisterEntryRow>();

    public DbSet<RegisterExtractRow> Extracts => Set<RegisterExtractRow>();

    public DbSet<LinkRow> Links => Set<LinkRow>();

    public DbSet<AgreementRow> Agreements => Set<AgreementRow>();

    public DbSet<BaselineRow> Baselines => Set<BaselineRow>();

    public DbSet<ListedSchoolRow> ListedSchools => Set<ListedSchoolRow>();

    public DbSet<PostRow> Posts => Set<PostRow>();

    public DbSet<SupervisorRow> Supervisors => Set<SupervisorRow>();

    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<ErasureRow> Erasures => Set<ErasureRow>();

    public DbSet<ConsentRow> Consents => Set<ConsentRow>();

    public DbSet<ObjectionRow> Objections => Set<ObjectionRow>();

    public DbSet<WithdrawalRow> Withdrawals => Set<WithdrawalRow>();

    public DbSet<FrozenListRow> FrozenLists => Set<FrozenListRow>();

    public DbSet<CommitmentRow> Commitments => Set<CommitmentRow>();

    public DbSet<DrawRow> Draws => Set<DrawRow>();

    public DbSet<DrawSeedRow> DrawSeeds => Set<DrawSeedRow>();

    public DbSet<SeedContributionRow> SeedContributions => Set<SeedContributionRow>();

    public DbSet<AllocationApprovalRow> AllocationApprovals => Set<AllocationApprovalRow>();

    public DbSet<ReleaseRow> Releases => Set<ReleaseRow>();

    public DbSet<AllocationRow> Allocations => Set<AllocationRow>();

    public DbSet<CorrectionRow> Corrections => Set<CorrectionRow>();

    public DbSet<UnmaskingRow> Unmaskings => Set<UnmaskingRow>();

    protected override void AddTables(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AuthorityRow>().ToTable("authorities").HasKey(row => new { row.LaCode, row.ValidFrom });
        modelBuilder.Entity<RegisterEntryRow>(register =>
        {
            register.ToTable("register_entries").HasKey(row => new { row.Urn, row.ExtractOn });
            register.HasIndex(row => row.Urn).IsUnique().HasFilter("\"SupersededOn\" IS NULL");
            register.HasIndex(row => row.LaCode);
        });
        modelBuilder.Entity<RegisterExtractRow>().ToTable("register_extracts").HasKey(row => row.ExtractOn);
        modelBuilder.Entity<LinkRow>(link =>
        {
            link.ToTable("links").HasKey(row => new { row.Urn, row.LinkUrn, row.LinkType });
            link.HasIndex(row => row.LinkUrn);
        });
        modelBuilder.Entity<AgreementRow>(agreement =>
        {
            agreement.ToTable("agreements").HasKey(row => new { row.Urn, row.Kind, row.SignedOn });
            agreement.Ignore(row => row.Key);
        });
        modelBuilder.Entity<BaselineRow>().ToTable("baselines").HasKey(row => row.Urn);
        modelBuilder.Entity<PostRow>(post =>
        {
            post.ToTable("posts").HasKey(row => row.PostId);
            post.HasIndex(row => new { row.LeadRef, row.Urn, row.Role, row.StartedOn }).IsUnique();
            post.HasIndex(row => row.Urn);
            post.Property(row => row.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<SupervisorRow>().ToTable("supervisors").HasKey(row => new { row.SupervisorRef, row.LaCode, row.StartedOn });
        modelBuilder.Entity<WithdrawalRow>().ToTable("withdrawals").HasKey(row => new { row.Urn, row.Scope });
        modelBuilder.AddPeopleTables();
        modelBuilder.AddAllocationTables();
    }
}

/// <summary>The same tables with the migrations for PostgreSQL.</summary>
internal sealed class EnrolmentPostgresDb(DbContextOptions options, Scope scope) : EnrolmentDb(options, scope);
