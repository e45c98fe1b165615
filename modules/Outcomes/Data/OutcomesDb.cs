using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Outcomes.Data;

/// <summary>All tables, keys and indexes of this module.</summary>
internal class OutcomesDb(DbContextOptions options, Scope scope) : JournalDb(options, scope)
{
    protected override string Schema => "outcomes";

    protected override void AddTables(ModelBuilder modelBuilder)
    {
    }
}

/// <summary>The same tables with the migrations for PostgreSQL.</summary>
internal sealed class OutcomesPostgresDb(DbContextOptions options, Scope scope) : OutcomesDb(options, scope);
