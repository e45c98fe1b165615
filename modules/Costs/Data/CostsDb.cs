using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>All tables, keys and indexes of this module.</summary>
internal class CostsDb(DbContextOptions options, Scope scope) : JournalDb(options, scope)
{
    protected override string Schema => "costs";

    public DbSet<CostLineRow> CostLines => Set<CostLineRow>();

    public DbSet<PriceIndexRow> PriceIndex => Set<PriceIndexRow>();

    public DbSet<AllocationRuleRow> AllocationRules => Set<AllocationRuleRow>();

    public DbSet<UnitCostRow> UnitCosts => Set<UnitCostRow>();

    protected override void AddTables(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CostLineRow>(line =>
        {
            line.ToTable("cost_lines").HasKey(row => row.LineRef);
            line.HasIndex(row => new { row.LaCode, row.LineRef });
        });
        modelBuilder.Entity<PriceIndexRow>().ToTable("price_index").HasKey(row => row.Year);
        modelBuilder.Entity<AllocationRuleRow>(rule =>
        {
            rule.ToTable("allocation_rules").HasKey(row => row.Number);
            rule.Property(row => row.Number).ValueGeneratedNever();
        });
        modelBuilder.Entity<UnitCostRow>(cost =>
        {
            cost.ToTable("unit_costs").HasKey(row => new { row.Number, row.Staff });
            cost.Property(row => row.Number).ValueGeneratedNever();
        });
    }
}

/// <summary>The same tables with the migrations for PostgreSQL.</summary>
internal sealed class CostsPostgresDb(DbContextOptions options, Scope scope) : CostsDb(options, scope);
