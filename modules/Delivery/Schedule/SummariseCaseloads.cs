using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    private const int DaysPlanned = 28;

    public override async Task<SummariseCaseloadsResponse> SummariseCaseloads(SummariseCaseloadsRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.OptionalDay("as_of", request.AsOf);
        fields.Range("capacity_minutes", request.CapacityMinutes, 0, 20_000);
        fields.ThrowIfAny();
        var day = trial.AsOf(request.AsOf, clock);

        var posts = await enrolment.SupervisorPostsAsync(request.LaCode, context.CancellationToken);
        await using var db = store.Read(context);
        var schools = await SupervisedAsync(db, request.LaCode, context.CancellationToken);
        var caseloads =
            new Caseloads(await db.Caseloads.Where(row => request.LaCode == "" || row.LaCode == request.LaCode)
                .ToListAsync(context.CancellationToken), posts);
        var until = day.AddDays(DaysPlanned - 1);
        var planned = await db.Sessions.Where(row => (request.LaCode == "" || row.LaCode == request.LaCode) && row.ScheduledOn >= day
            && row.ScheduledOn <= until)
            .Where(row => row.Status != SessionStatus.Removed && row.Status != SessionStatus.Rescheduled
                && row.Status != SessionStatus.Cancelled).ToListAsync(context.CancellationToken);

        var ofDay = schools.Where(school => school.InDelivery(day)).Select(school => caseloads.On(school.Urn, school.GroupOn(day), day))
            .OfType<CaseloadRow>().ToList();
        var spells = schools.ConvertAll(school => CaseloadSummary.Spells(school, caseloads, day));
        var capacity = request.CapacityMinutes == 0 ? CaseloadSummary.UsualCapacity : request.CapacityMinutes;
        return new SummariseCaseloadsResponse
        {
            Supervisors =
            {
                posts.OrderBy(post => post.SupervisorRef, StringComparer.Ordinal).ThenByDescending(post => post.On(day))
                    .DistinctBy(post => post.SupervisorRef)
                    .Select(post => CaseloadSummary.Load(post, day, ofDay, spells, planned, capacity)),
            },
            ByLa =
                { schools.Select(school => school.LaCode).Distinct().Order(StringComparer.Ordinal)
                    .Select(code => CaseloadSummary.Of(code, spells, day)) },
        };
    }

    /// <summary>The treated schools of an authority, or (empty code) of all in scope; none before the draw.</summary>
    private async Task<List<SupervisedSchool>> SupervisedAsync(DeliveryDb db, string laCode, CancellationToken cancel)
    {
        var arms = await enrolment.ArmsIfDrawnAsync(laCode, cancel) ?? [];
        var withdrawn = await enrolment.WithdrawnAsync(laCode, cancel);
        var members = (await db.GroupMembers.Where(row => laCode == "" || row.LaCode == laCode).ToListAsync(cancel))
            .ToLookup(row => row.Urn);
        return [.. arms.Where(school => school.Arm == Arm.Intervention).OrderBy(school => school.Urn, StringComparer.Ordinal)
            .Select(school =>
            new SupervisedSchool(school.Urn, school.LaCode, withdrawn.TryGetValue(school.Urn, out var from) ? from : null,
                [.. members[school.Urn]]))];
    }
}
