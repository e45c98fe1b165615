using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>All tables, keys and indexes of this module.</summary>
internal partial class OutcomesDb(DbContextOptions options, Scope scope) : JournalDb(options, scope)
{
    protected override string Schema => "outcomes";

    public DbSet<ReturnVersionRow> Returns => Set<ReturnVersionRow>();

    public DbSet<SchoolMonthRow> ReturnRows => Set<SchoolMonthRow>();

    public DbSet<ReturnTallyRow> ReturnTallies => Set<ReturnTallyRow>();

    public DbSet<QueryRow> Queries => Set<QueryRow>();

    public DbSet<MappingRow> Mappings => Set<MappingRow>();

    public DbSet<DefinitionRow> Definitions => Set<DefinitionRow>();

    public DbSet<AnnotationRow> Annotations => Set<AnnotationRow>();

    public DbSet<ApprovalRow> Approvals => Set<ApprovalRow>();

    public DbSet<CarriedForwardRow> CarriedForward => Set<CarriedForwardRow>();

    public DbSet<LockRow> Locks => Set<LockRow>();

    public DbSet<LockPartRow> LockParts => Set<LockPartRow>();

    public DbSet<PublicationRow> Publications => Set<PublicationRow>();

    public DbSet<PublishedFigureRow> PublishedFigures => Set<PublishedFigureRow>();

    protected override void AddTables(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ReturnVersionRow>(entity =>
        {
            entity.ToTable("returns").HasKey(row => new { row.LaCode, row.Month, row.Version });
            // The same content is one version, however often it is sent.
            entity.HasIndex(row => new { row.LaCode, row.Month, row.Sha256 }).IsUnique();
        });
        modelBuilder.Entity<SchoolMonthRow>(entity =>
        {
            entity.ToTable("return_rows").HasKey(row => new { row.LaCode, row.Month, row.Version, row.Urn });
            entity.HasOne<ReturnVersionRow>().WithMany().HasForeignKey(row => new { row.LaCode, row.Month, row.Version });
            entity.Ignore(row => row.Counts);
        });
        modelBuilder.Entity<ReturnTallyRow>(entity =>
        {
            entity.ToTable("return_tallies").HasKey(row => new { row.LaCode, row.Month, row.Version });
            entity.HasOne<ReturnVersionRow>().WithOne().HasForeignKey<ReturnTallyRow>(row => new { row.LaCode, row.Month, row.Version });
        });
        modelBuilder.Entity<QueryRow>(entity =>
        {
            entity.ToTable("return_queries").HasKey(row => new { row.LaCode, row.Month, row.Version, row.Number });
            entity.HasOne<ReturnVersionRow>().WithMany().HasForeignKey(row => new { row.LaCode, row.Month, row.Version });
        });
        modelBuilder.Entity<MappingRow>().ToTable("return_mappings").HasKey(row => new { row.LaCode, row.ValidFrom });
        modelBuilder.Entity<DefinitionRow>().ToTable("definitions").HasKey(row => new { row.LaCode, row.FirstMonth, row.Number });
        modelBuilder.Entity<AnnotationRow>().ToTable("annotations").HasKey(row => new { row.LaCode, row.Number });
        modelBuilder.Entity<ApprovalRow>().ToTable("approvals").HasKey(row => new { row.LaCode, row.Month, row.Number });
        modelBuilder.Entity<CarriedForwardRow>().ToTable("carried_forward").HasKey(row => new { row.LaCode, row.Month, row.Number });
        modelBuilder.Entity<LockRow>(entity =>
        {
            entity.ToTable("data_locks").HasKey(row => row.Number);
            entity.Property(row => row.Number).ValueGeneratedNever();
        });
        modelBuilder.Entity<LockPartRow>(entity =>
        {
            entity.ToTable("lock_parts").HasKey(row => new { row.Number, row.Name });
            entity.HasOne<LockRow>().WithMany().HasForeignKey(row => row.Number);
        });
        modelBuilder.Entity<PublicationRow>(entity =>
        {
            entity.ToTable("publications").HasKey(row => row.Name);
            entity.Property(row => row.Number).IsConcurrencyToken();
        });
        modelBuilder.Entity<PublishedFigureRow>().ToTable("published_figures")
            .HasKey(row => new { row.LaCode, row.Month, row.PublishedOn });
        AddContactTables(modelBuilder);
        AddSurveyTables(modelBuilder);
        AddAnalysisTables(modelBuilder);
    }
}

/// <summary>The same tables with the migrations for PostgreSQL.</summary>
internal sealed class OutcomesPostgresDb(DbContextOptions options, Scope scope) : OutcomesDb(options, scope);
