using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostsHandler
{
    public override async Task<RecordCostLineResponse> RecordCostLine(RecordCostLineRequest request, ServerCallContext context)
    {
        var line = request.CostLine ?? throw Faults.Invalid("cost_line", FieldCodes.Missing, "the line is expected.");
        var fields = new FieldProblems();
        CostLineRules.Check(fields, line);
        fields.ThrowIfAny();

        var row = CostLineRow.Of(line, line.LineRef.Length > 0 ? line.LineRef : $"K-{Guid.CreateVersion7(clock.GetUtcNow()):N}");
        var change = Change.Of(context, request);
        var known = await LinePlaces.LoadAsync(enrolment, [row], change.Caller, context.CancellationToken);
        if (known.Problem(row) is { } misplaced)
            throw Misplaced(misplaced, row);
        await using var db = store.Read(context);
        if (await db.CostLines.AnyAsync(stored => stored.LineRef == row.LineRef, context.CancellationToken))
            throw Faults.AlreadyExists($"There is a cost line {row.LineRef} already.");

        return await commit.SaveAsync(change, async (writing, cancel) =>
        {
            await CostPeriodGuard.RefuseClosedAsync(writing, [row], cancel);
            writing.Add(row);
            return new RecordCostLineResponse { CostLine = row.ToMessage() };
        });
    }

    private static RpcException Misplaced(Problem problem, CostLineRow row) => LinePlaces.NotThere(problem, row)
        ?? Faults.Invalid($"cost_line.{problem.Field}", problem.Code, problem.Message);
}
