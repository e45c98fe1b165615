using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Tables of the host itself: the API keys, how long data are kept, and overrides of acts.</summary>
internal class AccessDb(DbContextOptions options, Scope scope) : JournalDb(options, scope)
{
    protected override string Schema => "access";

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    public DbSet<RetentionRow> Retention => Set<RetentionRow>();

    public DbSet<OverrideRow> Overrides => Set<OverrideRow>();

    protected override void AddTables(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ApiKeyRow>().ToTable("api_keys").HasKey(key => key.KeyId);
        modelBuilder.Entity<RetentionRow>(retention =>
        {
            retention.ToTable("retention").HasKey(row => row.Kind);
            retention.Property(row => row.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<OverrideRow>(row =>
        {
            row.ToTable("overrides").HasKey(one => one.Number);
            row.Property(one => one.Number).ValueGeneratedNever();
        });
    }
}

/// <summary>The same tables with the migrations for PostgreSQL.</summary>
internal sealed class AccessPostgresDb(DbContextOptions options, Scope scope) : AccessDb(options, scope);

/// <summary>For <c>dotnet ef migrations add</c>.</summary>
internal sealed class AccessDesign : IDesignTimeDbContextFactory<AccessDb>
{
    public AccessDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AccessDb>().UseSqlite("Data Source=design.db").Options, Scope.All);
}

/// <summary>For <c>dotnet ef migrations add</c>.</summary>
internal sealed class AccessPostgresDesign : IDesignTimeDbContextFactory<AccessPostgresDb>
{
    public AccessPostgresDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AccessPostgresDb>().UseNpgsql("Host=design").Options, Scope.All);
}
