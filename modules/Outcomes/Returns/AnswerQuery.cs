using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ReturnsHandler
{
    public override async Task<AnswerQueryResponse> AnswerQuery(AnswerQueryRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Reason("reason", request.Reason);
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        var theirs = await TheirColumns.LoadAsync(db, [request.LaCode], context.CancellationToken);

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            await writing.RequireUnlockedAsync(cancel);
            var query = await writing.Queries.AsNoTracking()
                .SingleOrDefaultAsync(row => row.LaCode == request.LaCode && row.Month == request.ReportingMonth
                && row.Version == request.Version && row.Number == request.Number, cancel)
                ?? throw Faults.NotFound("query",
                    $"{request.LaCode} {request.ReportingMonth} version {request.Version} number {request.Number}");
            var answered = query with
            {
                Reason = request.Reason.Trim(),
                AnsweredBy = Caller.Of(context).Subject,
                AnsweredAt = clock.GetUtcNow()
            };
            writing.Update(answered);
            return new AnswerQueryResponse { Query = answered.ToMessage(theirs(answered.LaCode, answered.Month, answered.Version)) };
        });
    }
}
