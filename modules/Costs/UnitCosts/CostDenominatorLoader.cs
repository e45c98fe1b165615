using Microsoft.Extensions.DependencyInjection;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>Loads the denominators of unit costs from the other modules: sessions delivered, schools in the intervention arm, their
/// pupils in the register in force on the trial's first day. The scope is the caller's.</summary>
internal sealed class CostDenominatorLoader(Trial trial, FromEnrolment enrolment, [FromKeyedServices("costs")] DeliveryService.DeliveryServiceClient delivery)
{
    /// <summary>By authority.</summary>
    public async Task<IReadOnlyDictionary<string, CostDenominators>> LoadByAuthorityAsync(DateOnly asOf, CancellationToken cancel)
    {
        var sessions = await delivery.SummariseSessionsAsync(new() { AsOf = asOf.ToDate() }, cancellationToken: cancel);
        var treated = await enrolment.TreatedSchoolsAsync(cancel);
        var registered = await enrolment.SchoolsAsync(treated.Select(school => school.Urn), trial.FirstOn, cancel);
        var pupils = registered.Where(school => school.HasPupils).ToDictionary(school => school.Urn, school => school.Pupils);

        var delivered = sessions.ByLa.ToDictionary(counts => counts.LaCode, counts => counts.Delivered);
        var schools = treated.ToLookup(school => school.LaCode);
        return delivered.Keys.Union(schools.Select(group => group.Key)).ToDictionary(code => code, code =>
        {
            var known = schools[code].Where(school => pupils.ContainsKey(school.Urn)).Select(school => pupils[school.Urn]).ToList();
            return new CostDenominators(delivered.GetValueOrDefault(code), schools[code].Count(), known.Count, known.Sum(count => (long)count));
        });
    }
}
