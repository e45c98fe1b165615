using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>For <c>dotnet ef migrations add</c>.</summary>
internal sealed class OutcomesDesign : IDesignTimeDbContextFactory<OutcomesDb>
{
    public OutcomesDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<OutcomesDb>().UseSqlite("Data Source=design.db").Options, Scope.All);
}

/// <summary>For <c>dotnet ef migrations add</c>.</summary>
internal sealed class OutcomesPostgresDesign : IDesignTimeDbContextFactory<OutcomesPostgresDb>
{
    public OutcomesPostgresDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<OutcomesPostgresDb>().UseNpgsql("Host=design").Options, Scope.All);
}
