using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>For <c>dotnet ef migrations add</c>.</summary>
internal sealed class DeliveryDesign : IDesignTimeDbContextFactory<DeliveryDb>
{
    public DeliveryDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<DeliveryDb>().UseSqlite("Data Source=design.db").Options, Scope.All);
}

/// <summary>For <c>dotnet ef migrations add</c>.</summary>
internal sealed class DeliveryPostgresDesign : IDesignTimeDbContextFactory<DeliveryPostgresDb>
{
    public DeliveryPostgresDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<DeliveryPostgresDb>().UseNpgsql("Host=design").Options, Scope.All);
}
