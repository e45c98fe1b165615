using Microsoft.Extensions.DependencyInjection;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>Loads the denominators of unit costs from the other modules: sessions delivered, schools in the intervention arm (for blinded
/// callers half of both arms), their pupils in the register in force on the trial's first day, or in the nearest one that has a number.
/// The scope is the caller's.</summary>
internal sealed class CostDenominatorLoader(Trial trial, FromEnrolment enrolment,
    [FromKeyedServices("costs")] DeliveryService.DeliveryServiceClient delivery)
{
    /// <summary>By authority.</summary>
    /// <param name="asOf">Last day of delivery that counts.</param>
    /// <param name="byDesign">Without the arms: half of the schools whose arms are released.</param>
    /// <param name="cancel">Ends when the caller gives up.</param>
    public async Task<IReadOnlyDictionary<string, CostDenominators>> LoadByAuthorityAsync(DateOnly asOf, bool byDesign,
        CancellationToken cancel)
    {
        var sessions = await delivery.SummariseSessionsAsync(new() { AsOf = asOf.ToDate() }, cancellationToken: cancel);
        var reached = byDesign
            ? await enrolment.ReleasedSchoolsAsync(cancel)
            : (await enrolment.TreatedSchoolsAsync(cancel)).ConvertAll(school => (school.Urn, school.LaCode));
        var pupils = await enrolment.PupilsAsync([.. reached.Select(school => school.Urn)], trial.FirstOn, cancel);

        var delivered = sessions.ByLa.Where(counts => counts.HasDelivered)
            .ToDictionary(counts => counts.LaCode, counts => counts.Delivered);
        var schools = reached.ToLookup(school => school.LaCode);
        return delivered.Keys.Union(schools.Select(group => group.Key)).ToDictionary(code => code, code =>
        {
            var known = schools[code].Select(school => pupils.TryGetValue(school.Urn, out var number) ? number : (int?)null).ToList();
            return byDesign ? CostDenominators.ByDesign(delivered.GetValueOrDefault(code), known)
                : CostDenominators.AsAllocated(delivered.GetValueOrDefault(code), known);
        });
    }
}
