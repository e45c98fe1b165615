using Microsoft.EntityFrameworkCore;

namespace Programme.Enrolment.Data;

/// <summary>The tables of the list and the draw. Their keys make it true in the database that a list is frozen once, drawn
/// once, and that every arm is a listed school's.</summary>
internal static class AllocationTables
{
    public static void AddAllocationTables(this ModelBuilder model)
    {
        model.Entity<FrozenListRow>(list =>
        {
            list.ToTable("frozen_lists", table => table.HasCheckConstraint("CK_frozen_lists_once", "\"Number\" = 1")).HasKey(row => row.Number);
            list.Property(row => row.Number).ValueGeneratedNever();
        });
        model.Entity<DrawRow>(draw =>
        {
            draw.ToTable("draws", table => table.HasCheckConstraint("CK_draws_once", "\"Number\" = 1")).HasKey(row => row.Number);
            draw.Property(row => row.Number).ValueGeneratedNever();
            draw.HasOne<FrozenListRow>().WithOne().HasForeignKey<DrawRow>(row => row.Number).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DrawSeedRow>(seed =>
        {
            seed.ToTable("draw_seeds").HasKey(row => row.Number);
            seed.Property(row => row.Number).ValueGeneratedNever();
            seed.HasOne<DrawRow>().WithOne().HasForeignKey<DrawSeedRow>(row => row.Number).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<AllocationRow>(allocation =>
        {
            allocation.ToTable("allocations").HasKey(row => row.Urn);
            allocation.HasIndex(row => new { row.LaCode, row.Urn });
            allocation.HasOne<ListedSchoolRow>().WithOne().HasForeignKey<AllocationRow>(row => row.Urn).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
