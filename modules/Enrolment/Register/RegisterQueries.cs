using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>Questions to the register that several RPCs ask.</summary>
internal static class RegisterQueries
{
    /// <summary>What the register said on a day; null = what it says now.</summary>
    public static IQueryable<RegisterEntryRow> InForce(this IQueryable<RegisterEntryRow> register, DateOnly? day) => day is null
        ? register.Where(row => row.SupersededOn == null)
        : register.Where(row => row.ExtractOn <= day && (row.SupersededOn == null || row.SupersededOn > day));

    /// <summary>Schools for which <see cref="Eligibility.ReasonAgainst"/> knows none.</summary>
    public static IQueryable<RegisterEntryRow> Eligible(this IQueryable<RegisterEntryRow> register,
        IReadOnlyCollection<string> authorities) =>
        register.Where(row => Eligibility.Statuses.Contains(row.StatusName) && Eligibility.Phases.Contains(row.PhaseName)
            && Eligibility.Types.Contains(row.TypeName) && authorities.Contains(row.LaCode));

    /// <summary>URNs of schools that have said, by a day (null = ever), that they do not take part.</summary>
    public static IQueryable<string> OptedOutUrns(this EnrolmentDb db, DateOnly? day) =>
        db.Agreements.Where(row => row.Kind == AgreementKind.OptOut && (day == null || row.SignedOn <= day)).Select(row => row.Urn);

    /// <summary>Adds to entries of the register what the trial knows of these schools, in one query.</summary>
    /// <param name="db">The tables.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="day">Opt-outs as known on this day; null = now.</param>
    /// <param name="trialDay">Day on which an authority must be valid.</param>
    public static IQueryable<KnownSchool> Known(this EnrolmentDb db, IQueryable<RegisterEntryRow> entries, DateOnly? day, DateOnly trialDay)
    {
        var authorities = db.Authorities.ValidOn(trialDay);
        return entries.Select(entry => new KnownSchool(
            entry,
            authorities.Any(row => row.LaCode == entry.LaCode),
            db.ListedSchools.Any(row => row.Urn == entry.Urn),
            db.Agreements.Where(row => row.Urn == entry.Urn && row.Kind == AgreementKind.OptOut && (day == null || row.SignedOn <= day))
                .Min(row => (DateOnly?)row.SignedOn)));
    }
}

/// <param name="Entry">What the register says.</param>
/// <param name="InTrial">Whether its authority is in the trial and valid on the day.</param>
/// <param name="Listed">Whether it is on the frozen list.</param>
/// <param name="OptedOutOn">Day of its first opt-out; null = none.</param>
internal sealed record KnownSchool(RegisterEntryRow Entry, bool InTrial, bool Listed, DateOnly? OptedOutOn);
