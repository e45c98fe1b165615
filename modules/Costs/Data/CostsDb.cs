using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>All tables, keys and indexes of this module.</summary>
internal class CostsDb(DbContextOptions options, Scope scope) : JournalDb(options, scope)
{
    protected override string Schema => "costs";

    public DbSet<CostLineRow> CostLines => Set<CostLineRow>();

    /// <summary>All lines but those of the budget, which are in no cost.</summary>
    public IQueryable<CostLineRow> SpentLines => CostLines.Where(row => row.Money != V1.CostMoney.Budget);

    public DbSet<CostLineVersionRow> CostLineVersions => Set<CostLineVersionRow>();

    public DbSet<CostSubmissionRow> CostSubmissions => Set<CostSubmissionRow>();

    public DbSet<CostAnswerRow> CostAnswers => Set<CostAnswerRow>();

    public DbSet<PriceIndexRow> PriceIndex => Set<PriceIndexRow>();

    public DbSet<PriceIndexVersionRow> PriceIndexVersions => Set<PriceIndexVersionRow>();

    public DbSet<AllocationRuleRow> AllocationRules => Set<AllocationRuleRow>();

    public DbSet<UnitCostRow> UnitCosts => Set<UnitCostRow>();

    public DbSet<HandlingCostRow> HandlingCosts => Set<HandlingCostRow>();

    protected override void AddTables(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CostLineRow>(line =>
        {
            line.ToTable("cost_lines").HasKey(row => row.LineRef);
            line.HasIndex(row => new { row.LaCode, row.LineRef });
        });
        modelBuilder.Entity<CostLineVersionRow>().ToTable("cost_line_versions").HasKey(row => new { row.LineRef, row.Version });
        modelBuilder.Entity<CostSubmissionRow>().ToTable("cost_submissions").HasKey(row => new { row.LaCode, row.Period, row.Number });
        modelBuilder.Entity<CostAnswerRow>().ToTable("cost_answers")
            .HasKey(row => new { row.LaCode, row.Period, row.Rule, row.Subject, row.Value });
        modelBuilder.Entity<PriceIndexRow>().ToTable("price_index").HasKey(row => row.Year);
        modelBuilder.Entity<PriceIndexVersionRow>().ToTable("price_index_versions").HasKey(row => new { row.Number, row.Year });
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
        modelBuilder.Entity<HandlingCostRow>(cost =>
        {
            cost.ToTable("handling_costs").HasKey(row => new { row.Number, row.Event });
            cost.Property(row => row.Number).ValueGeneratedNever();
        });
    }
}

/// <summary>The same tables with the migrations for PostgreSQL.</summary>
internal sealed class CostsPostgresDb(DbContextOptions options, Scope scope) : CostsDb(options, scope);
