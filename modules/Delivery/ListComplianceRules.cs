using Grpc.Core;
using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<ListComplianceRulesResponse> ListComplianceRules(ListComplianceRulesRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        return new ListComplianceRulesResponse { Rules = { ComplianceRules.Messages(await ComplianceRules.StoredAsync(db, context.CancellationToken)) } };
    }
}
