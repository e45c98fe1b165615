using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class EconomicsHandler
{
    private const int ShortestSource = 3;
    private const int LongestSource = 300;

    public override async Task<SetAllocationRuleResponse> SetAllocationRule(SetAllocationRuleRequest request, ServerCallContext context)
    {
        var validFrom = CheckRule(request);

        await analysis.RefuseLockedAsync(context.CancellationToken);
        await using var db = store.Read(context);
        var rules = await db.AllocationRules.OrderBy(row => row.Number).ToListAsync(context.CancellationToken);
        var rule = new AllocationRuleRow
        {
            Number = rules.Select(row => row.Number).DefaultIfEmpty().Max() + 1,
            Category = request.Category,
            Basis = request.Basis,
            ValidFrom = validFrom,
            Source = request.Source.Trim(),
            SetAt = clock.GetUtcNow(),
        };
        if (rules.FindLast(row => row.Category == rule.Category && row.ValidFrom == rule.ValidFrom) is { } newest
            && newest with { Number = rule.Number, SetAt = rule.SetAt } == rule)
            throw Faults.AlreadyExists($"This rule is number {newest.Number} already.");

        return await commit.SaveAsync(context, request, new SetAllocationRuleResponse { Rule = rule.ToMessage() },
            writing => writing.Add(rule));
    }

    private static DateOnly CheckRule(SetAllocationRuleRequest request)
    {
        var fields = new FieldProblems();
        fields.Code("category", request.Category, CostCodes.Categories);
        fields.OneOf("basis", request.Basis);
        var validFrom = fields.Day("valid_from", request.ValidFrom);
        fields.Text("source", request.Source, ShortestSource, LongestSource);
        fields.ThrowIfAny();
        return validFrom;
    }
}
