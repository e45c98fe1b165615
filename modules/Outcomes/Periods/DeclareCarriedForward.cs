using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    public override async Task<DeclareCarriedForwardResponse> DeclareCarriedForward(DeclareCarriedForwardRequest request,
        ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.LaCode("la_code", request.LaCode);
        fields.Month("month", request.Month);
        fields.AddRange("", Before(request));
        fields.Reason("reason", request.Reason);
        fields.ThrowIfAny();

        await enrolment.AuthorityAsync(request.LaCode, context.CancellationToken);
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            await writing.RequireUnlockedAsync(cancel);
            var returned = await writing.Returns.Where(row => row.LaCode == request.LaCode).Select(row => row.Month).Distinct()
                .ToListAsync(cancel);
            if (returned.Contains(request.Month))
                throw Faults.AlreadyExists($"There is a return of {request.LaCode} for {request.Month}; nothing is carried forward into "
                    + "it.");
            if (!returned.Contains(request.FromMonth))
                throw Faults.NotFound("return", $"{request.LaCode} {request.FromMonth}");
            var declared = new CarriedForwardRow
            {
                LaCode = request.LaCode,
                Month = request.Month,
                Number = await writing.CarriedForward.CountAsync(row => row.LaCode == request.LaCode && row.Month == request.Month, cancel)
                    + 1,
                FromMonth = request.FromMonth,
                Reason = request.Reason.Trim(),
                DeclaredBy = Caller.Of(context).Subject,
                DeclaredAt = clock.GetUtcNow(),
            };
            writing.Add(declared);
            await AnnotateAsync(writing, declared.LaCode, FirstOf(declared.Month), AnnotationKind.CarriedForward,
                $"{declared.Month} was not returned; {declared.FromMonth} may stand in where that is asked for. Reason: {declared.Reason}",
                    cancel);
            return new DeclareCarriedForwardResponse { CarriedForward = declared.ToMessage() };
        });
    }

    private static IEnumerable<Problem> Before(DeclareCarriedForwardRequest request)
    {
        if (!Dates.TryParseMonth(request.FromMonth, out _) || string.CompareOrdinal(request.FromMonth, request.Month) >= 0)
            yield return new("from_month", FieldCodes.NotBefore, "a month before it, written YYYY-MM, is expected.");
    }
}
