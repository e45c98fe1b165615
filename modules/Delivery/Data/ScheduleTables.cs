using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>The tables of the schedule.</summary>
internal static class ScheduleTables
{
    public static void AddScheduleTables(this ModelBuilder model)
    {
        model.Entity<HolidayRow>().ToTable("holidays").HasKey(row => row.On);
        model.Entity<TermRow>().ToTable("terms").HasKey(row => new { row.LaCode, row.Urn, row.AcademicYear, row.Name });
        model.Entity<DeliveryTermsRow>(terms =>
        {
            terms.ToTable("delivery_terms").HasKey(row => new { row.LaCode, row.Urn, row.HoldsFrom });
            terms.Property(row => row.Version).IsConcurrencyToken();
        });
        model.Entity<GroupRow>(group =>
        {
            group.ToTable("groups").HasKey(row => row.GroupRef);
            group.HasIndex(row => row.LaCode);
        });
        model.Entity<GroupMemberRow>(member =>
        {
            member.ToTable("group_members").HasKey(row => new { row.GroupRef, row.Urn, row.LeadRef, row.JoinedOn });
            member.HasIndex(row => row.Urn);
        });
        model.Entity<CaseloadRow>(caseload =>
        {
            caseload.ToTable("caseloads").HasKey(row => row.CaseloadRef);
            caseload.Property(row => row.Version).IsConcurrencyToken();
            caseload.HasIndex(row => new { row.LaCode, row.SupervisorRef });
        });
        model.Entity<PlanChangeRow>(change =>
        {
            change.ToTable("plan_changes").HasKey(row => new { row.Run, row.SessionRef });
            change.Property(row => row.Run).ValueGeneratedNever();
            change.HasIndex(row => new { row.LaCode, row.Run, row.SessionRef });
            change.HasIndex(row => row.Urn);
        });
        model.Entity<FeedRow>(feed =>
        {
            feed.ToTable("calendar_feeds").HasKey(row => row.FeedRef);
            feed.HasIndex(row => row.SecretHash).IsUnique();
        });
    }

    /// <summary>The few sessions that wait for their outcome, for worklists. A query must say it in the same words to be given the
    /// index.</summary>
    private const string Open = $"\"{nameof(SessionRow.Status)}\" IN ('{nameof(SessionStatus.Scheduled)}', "
        + $"'{nameof(SessionStatus.Confirmed)}')";

    /// <summary>A slot holds one session. One that was rescheduled has left it to its replacement; one that was taken out keeps
    /// it, and is put back when the slot returns.</summary>
    public static void HasOneSessionPerSlot(this EntityTypeBuilder<SessionRow> session)
    {
        session.HasIndex(row => new { row.LaCode, row.ScheduledOn, row.SessionRef }).HasFilter(Open);
        session.HasIndex(row => new { row.Urn, row.GroupRef, row.LeadRef, row.SlotOn }).IsUnique()
            .HasFilter($"\"{nameof(SessionRow.SlotOn)}\" IS NOT NULL AND \"{nameof(SessionRow.Status)}\" <> "
                + $"'{nameof(SessionStatus.Rescheduled)}'");
    }
}
