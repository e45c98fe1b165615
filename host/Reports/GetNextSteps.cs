using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Report.V1;

namespace Programme.Host;

internal sealed partial class ReportHandler
{
    public override async Task<GetNextStepsResponse> GetNextSteps(GetNextStepsRequest request, ServerCallContext context)
    {
        var facts = await StepFacts.LoadAsync(host, trial, clock, context.CancellationToken);
        await using var db = store.Read(context);
        var overrides = await db.Overrides.OrderBy(row => row.Number).ToListAsync(context.CancellationToken);
        return new GetNextStepsResponse { Steps = { NextSteps.Of(facts, overrides) } };
    }
}
