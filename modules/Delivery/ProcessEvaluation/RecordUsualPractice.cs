using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    public override async Task<RecordUsualPracticeResponse> RecordUsualPractice(RecordUsualPracticeRequest request,
        ServerCallContext context)
    {
        var practice = request.Practice ?? new UsualPractice();
        CheckPractice(practice);

        var laCode = await AuthorityOfListedAsync(practice.Urn, context.CancellationToken);

        var after = UsualPracticeRow.Of(practice, laCode);

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            if (await writing.UsualPractice.SingleOrDefaultAsync(row => row.Urn == after.Urn && row.Point == after.Point,
                cancel) is { } before)
                writing.Entry(before).CurrentValues.SetValues(after);
            else
                writing.Add(after);
            return new RecordUsualPracticeResponse { Practice = new UsualPractice(practice) { LaCode = laCode } };
        });
    }

    private void CheckPractice(UsualPractice practice)
    {
        var fields = new FieldProblems();
        fields.Needed("practice.urn", practice.Urn);
        fields.OneOf("practice.point", practice.Point);
        fields.DayUpTo(clock.Today(), "practice.recorded_on", practice.RecordedOn);
        fields.OneOf("practice.frequency", practice.Frequency, optional: true);
        fields.OneOf("practice.advice_line", practice.AdviceLine, optional: true);
        fields.ThrowIfAny();
    }
}
