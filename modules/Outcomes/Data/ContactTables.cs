using Microsoft.EntityFrameworkCore;

namespace Programme.Outcomes;

/// <summary>Tables of single contacts.</summary>
internal partial class OutcomesDb
{
    public DbSet<SchoolAliasRow> SchoolAliases => Set<SchoolAliasRow>();

    public DbSet<CaseContactRow> CaseContacts => Set<CaseContactRow>();

    public DbSet<CaseCountRow> CaseCounts => Set<CaseCountRow>();

    public DbSet<CaseMonthRow> CaseMonths => Set<CaseMonthRow>();

    public DbSet<CaseKeyRow> CaseKeys => Set<CaseKeyRow>();

    private static void AddContactTables(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SchoolAliasRow>(entity =>
        {
            entity.ToTable("school_aliases").HasKey(row => new { row.LaCode, row.Alias });
            entity.HasIndex(row => new { row.LaCode, row.Number }).IsUnique();
        });
        modelBuilder.Entity<CaseContactRow>(entity =>
        {
            entity.ToTable("case_contacts").HasKey(row => row.Mark);
            entity.Property(row => row.Mark).ValueGeneratedNever();
            entity.Ignore(row => row.Key);
        });
        modelBuilder.Entity<CaseCountRow>(entity =>
        {
            entity.ToTable("case_counts").HasKey(row => new { row.LaCode, row.Month, row.Source, row.Alias, row.Flags });
            entity.Ignore(row => row.Key);
        });
        modelBuilder.Entity<CaseMonthRow>(entity =>
        {
            entity.ToTable("case_months").HasKey(row => new { row.LaCode, row.Urn, row.Month });
            entity.Ignore(row => row.Tally);
        });
        modelBuilder.Entity<CaseKeyRow>().ToTable("case_keys").HasKey(row => new { row.LaCode, row.KeyId });
    }
}
