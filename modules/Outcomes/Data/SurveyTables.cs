using Microsoft.EntityFrameworkCore;
using Programme.Instruments;

namespace Programme.Outcomes;

/// <summary>Tables of surveys. Their keys make it true in the database that a person answers once for a school in a wave and has one
/// code for it.</summary>
internal partial class OutcomesDb
{
    public DbSet<InstrumentRow> SurveyInstruments => Set<InstrumentRow>();

    public DbSet<SurveyWaveRow> SurveyWaves => Set<SurveyWaveRow>();

    public DbSet<SurveyCodeRow> SurveyCodes => Set<SurveyCodeRow>();

    public DbSet<SurveyAnswersRow> Surveys => Set<SurveyAnswersRow>();

    public DbSet<SurveyPublicationRow> SurveyPublications => Set<SurveyPublicationRow>();

    private static void AddSurveyTables(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<InstrumentRow>(instrument =>
        {
            instrument.ToTable("survey_instruments").HasKey(row => new { row.Code, row.Version });
            instrument.Property(row => row.Version).ValueGeneratedNever();
        });
        modelBuilder.Entity<SurveyWaveRow>().ToTable("survey_waves").HasKey(row => row.Wave);
        modelBuilder.Entity<SurveyCodeRow>(code =>
        {
            code.ToTable("survey_codes").HasKey(row => row.Hash);
            code.HasIndex(row => new { row.Wave, row.Urn, row.Person }).IsUnique()
                .HasFilter($"\"{nameof(SurveyCodeRow.RevokedOn)}\" IS NULL");
        });
        modelBuilder.Entity<SurveyAnswersRow>().ToTable("surveys").HasKey(row => new { row.Wave, row.Person, row.Urn });
        modelBuilder.Entity<SurveyPublicationRow>(publication =>
        {
            publication.ToTable("survey_publications").HasKey(row => row.Wave);
            publication.Property(row => row.Number).IsConcurrencyToken();
        });
    }
}
