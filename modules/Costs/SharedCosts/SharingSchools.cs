using Microsoft.Extensions.DependencyInjection;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>Loads what shared costs are shared by, in the caller's scope.</summary>
internal sealed class SharingSchools(Trial trial, FromEnrolment enrolment,
    [FromKeyedServices("costs")] DeliveryService.DeliveryServiceClient delivery)
{
    /// <summary>Treated schools with their sessions delivered to a day and their pupils; none before the release.</summary>
    public async Task<List<SharingSchool>> LoadAsync(DateOnly asOf, CancellationToken cancel)
    {
        var dose = await NotDrawn.NullAsync(() =>
            delivery.SummariseDoseAsync(new() { AsOf = asOf.ToDate() }, cancellationToken: cancel).ResponseAsync);
        if (dose is null)
            return [];
        var pupils = await enrolment.PupilsAsync([.. dose.Schools.Select(school => school.Urn)], trial.FirstOn, cancel);
        return [.. dose.Schools.Select(school =>
            new SharingSchool(school.Urn, school.LaCode, school.Delivered, pupils.GetValueOrDefault(school.Urn)))];
    }
}
