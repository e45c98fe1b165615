using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<ListContaminationsResponse> ListContaminations(ListContaminationsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (day, what) = PageToken.After<DateOnly, string>(request) ?? (DateOnly.MinValue, "");
        var asOf = CheckAsOf(request.AsOf);

        // Remembered for the pages that follow. Both sides are needed to see an entry, so the authority is chosen among them.
        var register = await contaminations.GetAsync((Caller.Of(context).Scope.Key, asOf), async _ => await RegisterAsync(asOf, context));

        var page = register!.Where(entry => request.LaCode.Length == 0 || entry.LaCodes.Contains(request.LaCode))
            .Select(entry => (Day: entry.SinceOn.ToDateOnly(), What: Key(entry), Entry: entry))
            .Where(row => row.Day > day || (row.Day == day && string.CompareOrdinal(row.What, what) > 0))
            .OrderBy(row => row.Day).ThenBy(row => row.What, StringComparer.Ordinal).Take(size + 1).ToList();

        var response = new ListContaminationsResponse { Contaminations = { page.Take(size).Select(row => row.Entry) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Day, page[size - 1].What);
        return response;
    }

    private static string Key(Contamination entry) =>
        $"{entry.Kind:D} {entry.SuccessorUrn} {entry.UnitUrns[0]} {entry.SupervisorRef} {string.Join(' ', entry.LeadRefs.Take(1))}";

    /// <summary>All entries that the caller may see, to a day.</summary>
    private async Task<List<Contamination>> RegisterAsync(DateOnly asOf, ServerCallContext context)
    {
        var arms = await enrolment.ArmsAsync("", context.CancellationToken);
        var units = await enrolment.UnitsAsync(asOf, context.CancellationToken);
        var posts = await enrolment.PostsHeldAsync(context.CancellationToken);
        await using var db = store.Read(context);
        var held = await Tallies.HeldAsync(db, asOf, context.CancellationToken);
        var presences = await Tallies.PresencesAsync(db, context.CancellationToken);
        var inHand = SchoolsInHand.Of(await db.Caseloads.ToListAsync(context.CancellationToken),
            await db.GroupMembers.ToListAsync(context.CancellationToken));
        var facts = new ContaminationFacts(arms, units, posts, held, presences, inHand, trial.FirstOn, asOf);
        return [.. MergersAcrossArms.Of(units, arms.ToDictionary(school => school.Urn, school => school.Arm)),
            .. ContaminationBySessions.Of(facts), .. PeopleAcrossArms.Of(facts)];
    }
}
