using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>For <c>dotnet ef migrations add</c>.</summary>
internal sealed class EnrolmentDesign : IDesignTimeDbContextFactory<EnrolmentDb>
{
    public EnrolmentDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<EnrolmentDb>().UseSqlite("Data Source=design.db").Options, Scope.All);
}

/// <summary>For <c>dotnet ef migrations add</c>.</summary>
internal sealed class EnrolmentPostgresDesign : IDesignTimeDbContextFactory<EnrolmentPostgresDb>
{
    public EnrolmentPostgresDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<EnrolmentPostgresDb>().UseNpgsql("Host=design").Options, Scope.All);
}
