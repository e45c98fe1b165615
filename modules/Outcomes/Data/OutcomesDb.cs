using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Outcomes.Data;

/// <summary>All tables, keys and indexes of this module.</summary>
internal partial class OutcomesDb(DbContextOptions options, Scope scope) : JournalDb(options, scope)
{
    protected override string Schema => "outcomes";

    public DbSet<StoredReturn> Returns => Set<StoredReturn>();

    public DbSet<SchoolMonth> ReturnRows => Set<SchoolMonth>();

    public DbSet<ReturnTally> ReturnTallies => Set<ReturnTally>();

    public DbSet<SurveyAnswers> Surveys => Set<SurveyAnswers>();

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
        });
        modelBuilder.Entity<ReturnTally>(entity =>
        {
            entity.ToTable("return_tallies").HasKey(row => new { row.LaCode, row.Month, row.Version });
            entity.HasOne<StoredReturn>().WithOne().HasForeignKey<ReturnTally>(row => new { row.LaCode, row.Month, row.Version });
        });
        modelBuilder.Entity<SurveyAnswers>().ToTable("surveys").HasKey(row => new { row.Wave, row.LeadRef, row.Urn });
        modelBuilder.Entity<PublicationRow>(entity =>
        {
            entity.ToTable("publications").HasKey(row => row.Name);
            entity.Property(row => row.Number).IsConcurrencyToken();
        });
        AddContactTables(modelBuilder);
    }
}

/// <summary>The same tables with the migrations for PostgreSQL.</summary>
internal sealed class OutcomesPostgresDb(DbContextOptions options, Scope scope) : OutcomesDb(options, scope);
