using Grpc.Core;
using Programme.Delivery.Model;
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

        // Both sides of a merger are needed to see it, so the authority is chosen among the entries.
        var arms = await enrolment.ArmsAsync("", context.CancellationToken);
        var units = await enrolment.UnitsAsync(asOf, context.CancellationToken);

        var page = MergersAcrossArms.Of(units, arms.ToDictionary(school => school.Urn, school => school.Arm))
            .Where(entry => request.LaCode.Length == 0 || entry.LaCodes.Contains(request.LaCode))
            .Select(entry => (Day: entry.SinceOn.ToDateOnly(), What: $"{entry.Kind:D} {entry.SuccessorUrn} {entry.UnitUrns[0]}", Entry: entry))
            .Where(row => row.Day > day || (row.Day == day && string.CompareOrdinal(row.What, what) > 0))
            .OrderBy(row => row.Day).ThenBy(row => row.What, StringComparer.Ordinal).Take(size + 1).ToList();

        var response = new ListContaminationsResponse { Contaminations = { page.Take(size).Select(row => row.Entry) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Day, page[size - 1].What);
        return response;
    }
}
