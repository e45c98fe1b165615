using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<ListComplianceRulesResponse> ListComplianceRules(ListComplianceRulesRequest request,
        ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<int>(request);

        await using var db = store.Read(context);
        var rules = ComplianceRules.Messages(await ComplianceRules.StoredAsync(db, context.CancellationToken));
        var page = rules.Where(rule => rule.Number > after).Take(size + 1).ToList();

        var response = new ListComplianceRulesResponse { Rules = { page.Take(size) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Number);
        return response;
    }
}
