using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>For <c>dotnet ef migrations add</c>.</summary>
internal sealed class CostsDesign : IDesignTimeDbContextFactory<CostsDb>
{
    public CostsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<CostsDb>().UseSqlite("Data Source=design.db").Options, Scope.All);
}

/// <summary>For <c>dotnet ef migrations add</c>.</summary>
internal sealed class CostsPostgresDesign : IDesignTimeDbContextFactory<CostsPostgresDb>
{
    public CostsPostgresDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<CostsPostgresDb>().UseNpgsql("Host=design").Options, Scope.All);
}
