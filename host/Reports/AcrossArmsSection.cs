using Programme.Delivery.V1;
using Programme.Journal;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>Who has posts in both arms, or moved from a treated school to a control school.</summary>
internal static class AcrossArmsSection
{
    public static async Task<SummarySection?> BuildAsync(SummaryQuery query)
    {
        var delivery = new DeliveryService.DeliveryServiceClient(query.Calls);
        var entries = await Pages.AllAsync(async token =>
        {
            var request = new ListContaminationsRequest { AsOf = query.AsOf, PageSize = 1_000, PageToken = token };
            var page = await delivery.ListContaminationsAsync(request, cancellationToken: query.Cancel);
            return (page.Contaminations, page.NextPageToken);
        });
        var people = entries.Where(entry => entry.Kind is ContaminationKind.PostsInBothArms or ContaminationKind.MovedToControl)
            .SelectMany(entry => entry.LeadRefs).Distinct().Order(StringComparer.Ordinal);
        return Figures.Of("people_across_arms").Texts(people).Section;
    }
}
