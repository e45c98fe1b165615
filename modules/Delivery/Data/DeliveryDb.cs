using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Delivery.Data;

/// <summary>All tables, keys and indexes of this module.</summary>
internal class DeliveryDb(DbContextOptions options, Scope scope) : JournalDb(options, scope)
{
    protected override string Schema => "delivery";

    protected override void AddTables(ModelBuilder modelBuilder)
    {
    }
}

/// <summary>The same tables with the migrations for PostgreSQL.</summary>
internal sealed class DeliveryPostgresDb(DbContextOptions options, Scope scope) : DeliveryDb(options, scope);
