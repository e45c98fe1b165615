using Grpc.Core;
using Programme.Access.V1;

namespace Programme.Host;

internal sealed partial class AccessHandler
{
    public override async Task<VerifyAuditResponse> VerifyAudit(VerifyAuditRequest request, ServerCallContext context)
    {
        var response = new VerifyAuditResponse { Sound = true };
        foreach (var module in stores)
        {
            await using var db = module.OpenJournal();
            var state = await trail.VerifyAsync(db, context.CancellationToken);
            response.Sound &= state.BrokenAt == 0;
            response.Chains.Add(new AuditChain
            {
                Module = module.Module,
                Rows = state.Rows,
                Head = state.Head,
                BrokenAt = state.BrokenAt,
                Problem = state.Problem,
            });
        }
        return response;
    }
}
