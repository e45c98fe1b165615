using Microsoft.EntityFrameworkCore;
using Programme.Instruments;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>All tables, keys and indexes of this module.</summary>
internal class DeliveryDb(DbContextOptions options, Scope scope) : JournalDb(options, scope)
{
    protected override string Schema => "delivery";

    public DbSet<HolidayRow> Holidays => Set<HolidayRow>();

    public DbSet<TermRow> Terms => Set<TermRow>();

    public DbSet<DeliveryTermsRow> DeliveryTerms => Set<DeliveryTermsRow>();

    public DbSet<GroupRow> Groups => Set<GroupRow>();

    public DbSet<GroupMemberRow> GroupMembers => Set<GroupMemberRow>();

    public DbSet<CaseloadRow> Caseloads => Set<CaseloadRow>();

    public DbSet<PlanChangeRow> PlanChanges => Set<PlanChangeRow>();

    public DbSet<FeedRow> CalendarFeeds => Set<FeedRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<SessionVersionRow> SessionVersions => Set<SessionVersionRow>();

    public DbSet<ComplianceRuleRow> ComplianceRules => Set<ComplianceRuleRow>();

    public DbSet<AttendanceRow> Attendance => Set<AttendanceRow>();

    public DbSet<InstrumentRow> Instruments => Set<InstrumentRow>();

    public DbSet<WaveRow> Waves => Set<WaveRow>();

    public DbSet<FeedbackRow> Feedback => Set<FeedbackRow>();

    public DbSet<ObservationRow> Observations => Set<ObservationRow>();

    public DbSet<UsualPracticeRow> UsualPractice => Set<UsualPracticeRow>();

    public DbSet<AdaptationRow> Adaptations => Set<AdaptationRow>();

    protected override void AddTables(ModelBuilder modelBuilder)
    {
        modelBuilder.AddScheduleTables();
        modelBuilder.Entity<SessionRow>(session =>
        {
            session.ToTable("sessions").HasKey(row => row.SessionRef);
            session.Property(row => row.Version).IsConcurrencyToken();
            session.HasIndex(row => new { row.LaCode, row.ScheduledOn });
            session.HasIndex(row => new { row.ScheduledOn, row.SessionRef });
            session.HasIndex(row => row.Urn);
            session.HasOneSessionPerSlot();
            session.HasIndex(row => new { row.SupervisorRef, row.ScheduledOn });
        });
        modelBuilder.Entity<SessionVersionRow>(version =>
        {
            version.ToTable("session_versions").HasKey(row => new { row.SessionRef, row.Version });
            version.HasOne<SessionRow>().WithMany().HasForeignKey(row => row.SessionRef).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<ComplianceRuleRow>(rule =>
        {
            rule.ToTable("compliance_rules").HasKey(row => row.Number);
            rule.Property(row => row.Number).ValueGeneratedNever();
        });
        modelBuilder.Entity<AttendanceRow>(attendance =>
        {
            attendance.ToTable("attendance").HasKey(row => new { row.SessionRef, row.LeadRef });
            attendance.HasOne<SessionRow>().WithMany().HasForeignKey(row => row.SessionRef).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.AddEvaluationTables();
    }
}

/// <summary>The same tables with the migrations for PostgreSQL.</summary>
internal sealed class DeliveryPostgresDb(DbContextOptions options, Scope scope) : DeliveryDb(options, scope);
