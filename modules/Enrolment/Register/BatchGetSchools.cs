using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    private const int MostSchools = 20_000;

    public override async Task<BatchGetSchoolsResponse> BatchGetSchools(BatchGetSchoolsRequest request, ServerCallContext context)
    {
        if (request.Urns.Count > MostSchools)
            throw Faults.Invalid("urns", FieldCodes.OutOfRange, $"at most {MostSchools} at once.");
        var day = request.AsOf?.ToDateOnly();
        var urns = request.Urns.ToList();

        await using var db = store.Read(context);
        var rows = urns.Count == 0
            ? db.Register.InForce(day).Where(row => db.ListedSchools.Any(listed => listed.Urn == row.Urn))
            : db.Register.InForce(day).Where(row => EF.Parameter(urns).Contains(row.Urn));
        var found = await db.Known(rows.OrderBy(row => row.Urn), day, TrialDay(day)).ToListAsync(context.CancellationToken);

        return new BatchGetSchoolsResponse { Schools = { found.Select(Describe) } };
    }
}
