using Microsoft.EntityFrameworkCore;

namespace Programme.Outcomes;

/// <summary>Tables of single contacts.</summary>
internal partial class OutcomesDb
{
    public DbSet<SchoolAlias> SchoolAliases => Set<SchoolAlias>();

    public DbSet<CaseContact> CaseContacts => Set<CaseContact>();

    public DbSet<CaseCount> CaseCounts => Set<CaseCount>();

    public DbSet<CaseMonth> CaseMonths => Set<CaseMonth>();

    public DbSet<CaseKeyUse> CaseKeys => Set<CaseKeyUse>();

    private static void AddContactTables(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SchoolAlias>(entity =>
        {
            entity.ToTable("school_aliases").HasKey(row => new { row.LaCode, row.Alias });
            entity.HasIndex(row => new { row.LaCode, row.Number }).IsUnique();
        });
        modelBuilder.Entity<CaseContact>(entity =>
        {
            entity.ToTable("case_contacts").HasKey(row => row.Mark);
            entity.Property(row => row.Mark).ValueGeneratedNever();
            entity.Ignore(row => row.Key);
        });
        modelBuilder.Entity<CaseCount>(entity =>
        {
            entity.ToTable("case_counts").HasKey(row => new { row.LaCode, row.Month, row.Source, row.Alias, row.Flags });
            entity.Ignore(row => row.Key);
        });
        modelBuilder.Entity<CaseMonth>(entity =>
        {
            entity.ToTable("case_months").HasKey(row => new { row.LaCode, row.Urn, row.Month });
            entity.Ignore(row => row.Tally);
        });
        modelBuilder.Entity<CaseKeyUse>().ToTable("case_keys").HasKey(row => new { row.LaCode, row.KeyId });
    }
}
