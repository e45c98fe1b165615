using Microsoft.EntityFrameworkCore;

namespace Programme.Outcomes;

/// <summary>Tables of the analysis: of the whole trial, so that none has a scope.</summary>
internal partial class OutcomesDb
{
    public DbSet<AnalysisPlanRow> AnalysisPlans => Set<AnalysisPlanRow>();

    public DbSet<AnalysisRunRow> AnalysisRuns => Set<AnalysisRunRow>();

    public DbSet<AnalysisResultRow> AnalysisResults => Set<AnalysisResultRow>();

    public DbSet<PackReleaseRow> PackReleases => Set<PackReleaseRow>();

    private static void AddAnalysisTables(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AnalysisPlanRow>(plan =>
        {
            plan.ToTable("analysis_plans").HasKey(row => row.Number);
            plan.Property(row => row.Number).ValueGeneratedNever();
        });
        modelBuilder.Entity<AnalysisRunRow>(run =>
        {
            run.ToTable("analysis_runs").HasKey(row => row.Number);
            run.Property(row => row.Number).ValueGeneratedNever();
            run.HasOne<AnalysisPlanRow>().WithMany().HasForeignKey(row => row.PlanNumber);
            run.HasOne<LockRow>().WithMany().HasForeignKey(row => row.LockNumber);
        });
        modelBuilder.Entity<AnalysisResultRow>(result =>
        {
            result.ToTable("analysis_results").HasKey(row => new { row.Run, row.Place });
            result.HasOne<AnalysisRunRow>().WithMany().HasForeignKey(row => row.Run);
        });
        modelBuilder.Entity<PackReleaseRow>(release =>
        {
            release.ToTable("pack_releases").HasKey(row => row.Number);
            release.Property(row => row.Number).ValueGeneratedNever();
            release.HasOne<AnalysisRunRow>().WithMany().HasForeignKey(row => row.Run);
        });
    }
}
