using Microsoft.EntityFrameworkCore;

namespace Programme.Enrolment;

/// <summary>The tables of people, their decisions, and what became of both.</summary>
internal static class PeopleTables
{
    public static void AddPeopleTables(this ModelBuilder model)
    {
        model.Entity<PersonRow>(person =>
        {
            person.ToTable("people").HasKey(row => row.PersonRef);
            person.Property(row => row.Version).IsConcurrencyToken();
            person.Ignore(row => row.Etag);
        });
        model.Entity<ErasureRow>().ToTable("erasures").HasKey(row => row.PersonRef);
        model.Entity<ConsentRow>(consent =>
        {
            consent.ToTable("consents").HasKey(row => new { row.PersonRef, row.Survey, row.Number });
            consent.Property(row => row.Number).ValueGeneratedNever();
        });
        model.Entity<ObjectionRow>().ToTable("objections").HasKey(row => new { row.PersonRef, row.ObjectedOn });
    }
}
