using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostPeriodsHandler
{
    public override async Task<AnswerCostQueryResponse> AnswerCostQuery(AnswerCostQueryRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        var period = CheckPeriod(fields, request.LaCode, request.Period);
        fields.Needed("rule", request.Rule);
        fields.Needed("subject", request.Subject);
        fields.Reason("reason", request.Reason);
        fields.ThrowIfAny();

        var treated = await queries.TreatedAsync(context.CancellationToken);
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var finding = (await QueriesAsync(writing, treated, request.LaCode, period, cancel)).Select(query => query.Finding)
                .FirstOrDefault(one => one.Rule == request.Rule && one.Subject == request.Subject)
                ?? throw Faults.NotFound("query", $"{request.Rule} on {request.Subject} of {Named(request.LaCode)} in {period.Code}");
            var answer = new CostAnswerRow
            {
                LaCode = finding.LaCode,
                Period = finding.Period,
                Rule = finding.Rule,
                Subject = finding.Subject,
                Value = finding.Value,
                Reason = request.Reason.Trim(),
                AnsweredBy = Caller.Of(context).Subject,
                AnsweredAt = clock.GetUtcNow(),
            };
            if (await writing.CostAnswers.AsNoTracking().AnyAsync(row => row.LaCode == answer.LaCode && row.Period == answer.Period
                && row.Rule == answer.Rule && row.Subject == answer.Subject && row.Value == answer.Value, cancel))
                writing.Update(answer);
            else
                writing.Add(answer);
            return new AnswerCostQueryResponse { Query = finding.ToMessage(answer) };
        });
    }
}
