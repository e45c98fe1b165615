using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Enrolment.Data;

/// <summary>All tables, keys and indexes of this module.</summary>
internal class EnrolmentDb(DbContextOptions options, Scope scope) : JournalDb(options, scope)
{
    protected override string Schema => "enrolment";

    public DbSet<AuthorityRow> Authorities => Set<AuthorityRow>();

    public DbSet<FrozenListRow> FrozenLists => Set<FrozenListRow>();

    public DbSet<ListedSchoolRow> ListedSchools => Set<ListedSchoolRow>();

    public DbSet<DrawRow> Draws => Set<DrawRow>();

    public DbSet<DrawSeedRow> DrawSeeds => Set<DrawSeedRow>();

    public DbSet<AllocationRow> Allocations => Set<AllocationRow>();

    protected override void AddTables(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AuthorityRow>().ToTable("authorities").HasKey(row => row.LaCode);
        modelBuilder.AddAllocationTables();
    }
}

/// <summary>The same tables with the migrations for PostgreSQL.</summary>
internal sealed class EnrolmentPostgresDb(DbContextOptions options, Scope scope) : EnrolmentDb(options, scope);
