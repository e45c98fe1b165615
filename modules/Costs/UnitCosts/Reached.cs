using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>Asks the other modules what the money reached: sessions delivered, schools in the intervention arm, their
/// pupils in the register in force on the trial's first day. The scope is the caller's.</summary>
internal sealed class Reached(
    Trial trial,
    [FromKeyedServices("costs")] EnrolmentService.EnrolmentServiceClient enrolment,
    [FromKeyedServices("costs")] AllocationService.AllocationServiceClient allocation,
    [FromKeyedServices("costs")] DeliveryService.DeliveryServiceClient delivery)
{
    private const int SchoolsAtOnce = 10_000;

    /// <summary>By authority.</summary>
    public async Task<IReadOnlyDictionary<string, Reach>> ByAuthorityAsync(DateOnly asOf, CancellationToken cancel)
    {
        var sessions = await delivery.SummariseSessionsAsync(new() { AsOf = asOf.ToDate() }, cancellationToken: cancel);
        var treated = await TreatedAsync(cancel);
        var pupils = await PupilsAsync(treated, cancel);

        var delivered = sessions.ByLa.ToDictionary(counts => counts.LaCode, counts => counts.Delivered);
        var schools = treated.ToLookup(school => school.LaCode);
        return delivered.Keys.Union(schools.Select(group => group.Key)).ToDictionary(code => code, code =>
        {
            var known = schools[code].Select(school => pupils.GetValueOrDefault(school.Urn)).OfType<int>().ToList();
            return new Reach(delivered.GetValueOrDefault(code), schools[code].Count(), known.Count, known.Sum(count => (long)count));
        });
    }

    private async Task<List<Allocation>> TreatedAsync(CancellationToken cancel)
    {
        try
        {
            return await Pages.AllAsync(async token =>
            {
                var page = await allocation.ListAllocationsAsync(new() { Arm = Arm.Intervention, PageSize = SchoolsAtOnce, PageToken = token }, cancellationToken: cancel);
                return (page.Allocations, page.NextPageToken);
            });
        }
        catch (RpcException fault) when (fault.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason is Reasons.NotDrawn or Reasons.NotReleased)
        {
            // Costs arise before the draw and its release: until then there is no treated school, and no cost per school.
            return [];
        }
    }

    private async Task<Dictionary<string, int?>> PupilsAsync(List<Allocation> treated, CancellationToken cancel)
    {
        var pupils = new Dictionary<string, int?>();
        foreach (var part in treated.Chunk(SchoolsAtOnce))
        {
            var request = new BatchGetSchoolsRequest { Urns = { part.Select(school => school.Urn) }, AsOf = trial.FirstOn.ToDate() };
            foreach (var school in (await enrolment.BatchGetSchoolsAsync(request, cancellationToken: cancel)).Schools)
                pupils[school.Urn] = school.HasPupils ? school.Pupils : null;
        }
        return pupils;
    }
}
