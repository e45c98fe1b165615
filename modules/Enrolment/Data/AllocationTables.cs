using Microsoft.EntityFrameworkCore;

namespace Programme.Enrolment;

/// <summary>The tables of the lists and the draws. Their keys make it true in the database that a batch is frozen, committed and
/// drawn once, that a school is in one batch, and that every arm is a listed school's; <see cref="FinalRows"/>, that none
/// of it is changed.</summary>
internal static class AllocationTables
{
    public static void AddAllocationTables(this ModelBuilder model)
    {
        model.Entity<FrozenListRow>(list =>
        {
            list.ToTable("frozen_lists").HasKey(row => row.Batch);
            list.Property(row => row.Batch).ValueGeneratedNever();
            list.HasIndex(row => row.ListHash).IsUnique();
        });
        model.Entity<ListedSchoolRow>(school =>
        {
            school.ToTable("listed_schools").HasKey(row => row.Urn);
            school.HasOne<FrozenListRow>().WithMany().HasForeignKey(row => row.Batch).OnDelete(DeleteBehavior.Restrict);
        });
        model.AddDrawTables();
        model.Entity<ReleaseRow>(release =>
        {
            release.ToTable("releases").HasKey(row => new { row.Batch, row.LaCode });
            release.HasOne<DrawRow>().WithMany().HasForeignKey(row => row.Batch).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<AllocationRow>(allocation =>
        {
            allocation.ToTable("allocations").HasKey(row => row.Urn);
            allocation.HasIndex(row => new { row.LaCode, row.Urn });
            allocation.HasOne<ListedSchoolRow>().WithOne().HasForeignKey<AllocationRow>(row => row.Urn).OnDelete(DeleteBehavior.Restrict);
            allocation.HasOne<ReleaseRow>().WithMany().HasForeignKey(row => new { row.Batch, row.LaCode })
                .OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CorrectionRow>(correction =>
        {
            correction.ToTable("corrections").HasKey(row => row.Urn);
            correction.HasOne<ListedSchoolRow>().WithOne().HasForeignKey<CorrectionRow>(row => row.Urn).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<UnmaskingRow>(unmasking =>
        {
            unmasking.ToTable("unmaskings", table => table.HasCheckConstraint("CK_unmaskings_once", "\"Number\" = 1"))
                .HasKey(row => row.Number);
            unmasking.Property(row => row.Number).ValueGeneratedNever();
        });
    }

    private static void AddDrawTables(this ModelBuilder model)
    {
        model.Entity<CommitmentRow>(commitment =>
        {
            commitment.ToTable("commitments").HasKey(row => row.Batch);
            commitment.Property(row => row.Batch).ValueGeneratedNever();
            commitment.Ignore(row => row.Beacon);
            commitment.HasOne<FrozenListRow>().WithOne().HasForeignKey<CommitmentRow>(row => row.Batch).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DrawSeedRow>(seed =>
        {
            seed.ToTable("draw_seeds").HasKey(row => row.Batch);
            seed.Property(row => row.Batch).ValueGeneratedNever();
            seed.HasOne<FrozenListRow>().WithOne().HasForeignKey<DrawSeedRow>(row => row.Batch).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SeedContributionRow>(contribution =>
        {
            contribution.ToTable("seed_contributions").HasKey(row => row.Batch);
            contribution.Property(row => row.Batch).ValueGeneratedNever();
            contribution.HasOne<CommitmentRow>().WithOne().HasForeignKey<SeedContributionRow>(row => row.Batch)
                .OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<AllocationApprovalRow>(approval =>
        {
            approval.ToTable("allocation_approvals").HasKey(row => new { row.Batch, row.ApprovedBy, row.Number });
            approval.HasOne<FrozenListRow>().WithMany().HasForeignKey(row => row.Batch).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DrawRow>(draw =>
        {
            draw.ToTable("draws").HasKey(row => row.Batch);
            draw.Property(row => row.Batch).ValueGeneratedNever();
            draw.Ignore(row => row.Caution);
            draw.HasOne<FrozenListRow>().WithOne().HasForeignKey<DrawRow>(row => row.Batch).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
