using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<SetComplianceRuleResponse> SetComplianceRule(SetComplianceRuleRequest request, ServerCallContext context)
    {
        var (byOn, decidedOn) = CheckRule(request, clock.Today());

        await using var db = store.Read(context);
        var rules = await ComplianceRules.StoredAsync(db, context.CancellationToken);
        if (request.PreSpecified && await enrolment.UnmaskedAsync(context.CancellationToken))
            throw Faults.Invalid("pre_specified", FieldCodes.Unmasked,
                "the analysis is unmasked; a rule that is set now was not specified before.");
        var rule = new ComplianceRuleRow
        {
            Number = rules.Select(row => row.Number).DefaultIfEmpty(1).Max() + 1,
            Measure = request.Measure,
            LeastSessions = request.LeastSessions,
            LeastPercent = request.LeastPercent,
            ByOn = byOn,
            PreSpecified = request.PreSpecified,
            DecidedOn = decidedOn,
            SetAt = clock.GetUtcNow(),
        };
        if (rules.Find(row => row with { Number = rule.Number, SetAt = rule.SetAt } == rule) is { } same)
            throw Faults.AlreadyExists($"This rule is number {same.Number} already.");

        var message = ComplianceRules.Messages([.. rules, rule]).Last();
        return await commit.SaveAsync(context, request, new SetComplianceRuleResponse { Rule = message },
            writing => writing.ComplianceRules.Add(rule));
    }

    private static (DateOnly? ByOn, DateOnly DecidedOn) CheckRule(SetComplianceRuleRequest request, DateOnly today)
    {
        var fields = new FieldProblems();
        fields.OneOf("measure", request.Measure);
        fields.Range("least_sessions", request.LeastSessions, 0, 100);
        fields.Range("least_percent", request.LeastPercent, 0, 100);
        fields.AddIf(request.LeastSessions == 0 == (request.LeastPercent == 0), "least_sessions", FieldCodes.NotTogether,
            "one of least_sessions and least_percent is expected.");
        var byOn = fields.OptionalDay("by_on", request.ByOn);
        var decidedOn = fields.Day("decided_on", request.DecidedOn);
        fields.AddIf(decidedOn > today, "decided_on", FieldCodes.InFuture, "a day that is not in the future is expected.");
        fields.ThrowIfAny();
        return (byOn, decidedOn);
    }
}
