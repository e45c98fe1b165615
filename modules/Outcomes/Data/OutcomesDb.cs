using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>All tables, keys and indexes of this module.</summary>
internal partial class OutcomesDb(DbContextOptions options, Scope scope) : JournalDb(options, scope)
{
    protected override string Schema => "outcomes";

    public DbSet<StoredReturn> Returns => Set<StoredReturn>();

    public DbSet<SchoolMonth> ReturnRows => Set<SchoolMonth>();

    public DbSet<ReturnTally> ReturnTallies => Set<ReturnTally>();

    public DbSet<StoredQuery> Queries => Set<StoredQuery>();

    public DbSet<StoredMapping> Mappings => Set<StoredMapping>();

    public DbSet<StoredDefinition> Definitions => Set<StoredDefinition>();

    public DbSet<StoredAnnotation> Annotations => Set<StoredAnnotation>();

    public DbSet<StoredApproval> Approvals => Set<StoredApproval>();

    public DbSet<StoredCarriedForward> CarriedForward => Set<StoredCarriedForward>();

    public DbSet<StoredLock> Locks => Set<StoredLock>();

    public DbSet<PublicationRow> Publications => Set<PublicationRow>();

    protected override void AddTables(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredReturn>(entity =>
        {
            entity.ToTable("returns").HasKey(row => new { row.LaCode, row.Month, row.Version });
            // The same content is one version, however often it is sent.
            entity.HasIndex(row => new { row.LaCode, row.Month, row.Sha256 }).IsUnique();
        });
        modelBuilder.Entity<SchoolMonth>(entity =>
        {
            entity.ToTable("return_rows").HasKey(row => new { row.LaCode, row.Month, row.Version, row.Urn });
            entity.HasOne<StoredReturn>().WithMany().HasForeignKey(row => new { row.LaCode, row.Month, row.Version });
            entity.Ignore(row => row.Counts);
        });
        modelBuilder.Entity<ReturnTally>(entity =>
        {
            entity.ToTable("return_tallies").HasKey(row => new { row.LaCode, row.Month, row.Version });
            entity.HasOne<StoredReturn>().WithOne().HasForeignKey<ReturnTally>(row => new { row.LaCode, row.Month, row.Version });
        });
        modelBuilder.Entity<StoredQuery>(entity =>
        {
            entity.ToTable("return_queries").HasKey(row => new { row.LaCode, row.Month, row.Version, row.Number });
            entity.HasOne<StoredReturn>().WithMany().HasForeignKey(row => new { row.LaCode, row.Month, row.Version });
        });
        modelBuilder.Entity<StoredMapping>().ToTable("return_mappings").HasKey(row => new { row.LaCode, row.ValidFrom });
        modelBuilder.Entity<StoredDefinition>().ToTable("definitions").HasKey(row => new { row.LaCode, row.FirstMonth, row.Number });
        modelBuilder.Entity<StoredAnnotation>().ToTable("annotations").HasKey(row => new { row.LaCode, row.Number });
        modelBuilder.Entity<StoredApproval>().ToTable("approvals").HasKey(row => new { row.LaCode, row.Month, row.Number });
        modelBuilder.Entity<StoredCarriedForward>().ToTable("carried_forward").HasKey(row => new { row.LaCode, row.Month, row.Number });
        modelBuilder.Entity<StoredLock>(entity =>
        {
            entity.ToTable("data_locks").HasKey(row => row.Number);
            entity.Property(row => row.Number).ValueGeneratedNever();
        });
        modelBuilder.Entity<PublicationRow>(entity =>
        {
            entity.ToTable("publications").HasKey(row => row.Name);
            entity.Property(row => row.Number).IsConcurrencyToken();
        });
        AddContactTables(modelBuilder);
        AddSurveyTables(modelBuilder);
    }
}

/// <summary>The same tables with the migrations for PostgreSQL.</summary>
internal sealed class OutcomesPostgresDb(DbContextOptions options, Scope scope) : OutcomesDb(options, scope);
