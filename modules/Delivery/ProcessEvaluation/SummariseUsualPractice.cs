using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    private static readonly PracticePoint[] Points = [PracticePoint.Baseline, PracticePoint.End];

    public override async Task<SummariseUsualPracticeResponse> SummariseUsualPractice(SummariseUsualPracticeRequest request,
        ServerCallContext context)
    {
        var asOf = CheckAsOf(request.AsOf);

        var authorities = await enrolment.AuthoritiesAsync(context.CancellationToken);
        var listed = (await enrolment.ListedAsync(context.CancellationToken)).CountBy(school => school.Value).ToDictionary();
        await using var db = store.Read(context);
        var rows = (await db.UsualPractice.Where(row => row.RecordedOn <= asOf).ToListAsync(context.CancellationToken))
            .ToLookup(row => (row.LaCode, row.Point));

        return new SummariseUsualPracticeResponse
        {
            Summaries =
            {
                authorities.Select(authority => authority.LaCode).Order(StringComparer.Ordinal)
                    .SelectMany(code =>
                        Points.Select(point => PracticeSummaries.Of(code, point, listed.GetValueOrDefault(code),
                            [.. rows[(code, point)]]))),
            },
        };
    }
}
