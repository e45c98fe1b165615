using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Costs.Data;

/// <summary>All tables, keys and indexes of this module.</summary>
internal class CostsDb(DbContextOptions options, Scope scope) : JournalDb(options, scope)
{
    protected override string Schema => "costs";

    protected override void AddTables(ModelBuilder modelBuilder)
    {
    }
}

/// <summary>The same tables with the migrations for PostgreSQL.</summary>
internal sealed class CostsPostgresDb(DbContextOptions options, Scope scope) : CostsDb(options, scope);
