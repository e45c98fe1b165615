using Microsoft.EntityFrameworkCore;
using Programme.Instruments;
using Programme.Instruments.V1;

namespace Programme.Delivery;

/// <summary>The tables of the process evaluation. Their keys make it true in the database that a respondent answers once in a wave,
/// an observer rates a session once, and a school says once at each point what its usual practice is.</summary>
internal static class EvaluationTables
{
    public static void AddEvaluationTables(this ModelBuilder model)
    {
        model.Entity<InstrumentRow>(instrument =>
        {
            instrument.ToTable("instruments").HasKey(row => new { row.Code, row.Version });
            instrument.Property(row => row.Version).ValueGeneratedNever();
        });
        model.Entity<WaveRow>().ToTable("feedback_waves").HasKey(row => row.Wave);
        model.Entity<FeedbackRow>(feedback =>
        {
            feedback.ToTable("feedback").HasKey(row => new { row.RespondentKind, row.RespondentRef, row.Wave });
            feedback.HasIndex(row => new { row.InstrumentCode, row.InstrumentVersion });
        });
        model.Entity<ObservationRow>(observation =>
        {
            observation.ToTable("observations").HasKey(row => new { row.SessionRef, row.ObserverRef });
            observation.HasOne<SessionRow>().WithMany().HasForeignKey(row => row.SessionRef).OnDelete(DeleteBehavior.Restrict);
            observation.HasIndex(row => new { row.InstrumentCode, row.InstrumentVersion });
        });
        model.Entity<UsualPracticeRow>().ToTable("usual_practice").HasKey(row => new { row.Urn, row.Point });
        model.Entity<AdaptationRow>(adaptation =>
        {
            adaptation.ToTable("adaptations").HasKey(row => row.AdaptationRef);
            adaptation.HasIndex(row => new { row.AdaptedOn, row.AdaptationRef });
        });
    }
}
