using System.Globalization;
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
        var after = PageToken.After(request);
        var asOf = CheckAsOf(request.AsOf);

        // Both sides of a merger are needed to see it, so the authority is chosen among the entries.
        var arms = await enrolment.ArmsAsync("", context.CancellationToken);
        var units = await enrolment.UnitsAsync(asOf, context.CancellationToken);

        var page = MergersAcrossArms.Of(units, arms.ToDictionary(school => school.Urn, school => school.Arm))
            .Where(entry => request.LaCode.Length == 0 || entry.LaCodes.Contains(request.LaCode))
            .Select(entry => (Key: KeyOf(entry), Entry: entry))
            .Where(row => string.CompareOrdinal(row.Key, after) > 0)
            .OrderBy(row => row.Key, StringComparer.Ordinal).Take(size + 1).ToList();

        var response = new ListContaminationsResponse { Contaminations = { page.Take(size).Select(row => row.Entry) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Key);
        return response;
    }

    private static string KeyOf(Contamination entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{entry.SinceOn.ToDateOnly():yyyy-MM-dd} {entry.Kind:D} {entry.SuccessorUrn} {entry.UnitUrns[0]}");
}
