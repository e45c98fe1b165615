using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    /// <summary>The establishments of the trial's authorities on a day, by URN, and what keeps each of them off a new list.</summary>
    private async Task<Dictionary<string, ListableSchool>> ListableSchoolsAsync(EnrolmentDb db, DateOnly asOf, CancellationToken cancel)
    {
        var authorities = await db.AuthoritiesOnAsync(trial.AsOf(asOf.ToDate(), clock), cancel);
        var optedOut = await db.OptedOutUrns(asOf).ToHashSetAsync(cancel);
        var listed = await db.ListedSchools.ToDictionaryAsync(row => row.Urn, row => row.Batch, cancel);
        var register = await db.Register.InForce(asOf).Where(row => authorities.Contains(row.LaCode))
            .ToListAsync(cancel);

        // A school that converted, merged or split goes on under URNs that no list has: it is randomised once all the same.
        var units = (await UnitsNear.LoadAsync(db, listed.Keys, cancel)).On(DateOnly.MaxValue).Urns()
            .ToLookup(urn => urn.Urn, urn => urn.ListedUrn);

        string? Hindrance(string urn, string? against) =>
            listed.TryGetValue(urn, out var batch) ? $"it is on the list of batch {batch} already."
            : units[urn].FirstOrDefault() is { } unit ? $"it goes on from school {unit}, which is on the list of batch {listed[unit]}."
            : optedOut.Contains(urn) ? $"it opted out by {asOf:yyyy-MM-dd}."
            : against is not null ? $"it is not eligible under {Eligibility.Rule}: {against}." : null;
        return register.ToDictionary(row => row.Urn, row => new ListableSchool(new Unit(row.LaCode, row.Urn),
            Hindrance(row.Urn, Eligibility.ReasonAgainst(row.StatusName, row.PhaseName, row.TypeName, inTrial: true)), row));
    }

    /// <summary>The rows of a list with what the register says of its schools.</summary>
    private static List<ListedSchoolRow> ToFreeze(int batch, CanonicalList list, Dictionary<string, ListableSchool> candidates) =>
        [.. list.Units.Select(unit => ListedSchoolRow.Of(batch, unit, candidates[unit.Id].Register))];

    private static string CovariatesHash(IEnumerable<ListedSchoolRow> schools) => CanonicalList.HashOf(schools.Select(row => row.Line()));

    /// <param name="Unit">The school in its authority.</param>
    /// <param name="Hindrance">Why it cannot be listed, in words; null = it can.</param>
    /// <param name="Register">What the register says of it.</param>
    private sealed record ListableSchool(Unit Unit, string? Hindrance, RegisterEntryRow Register);
}
