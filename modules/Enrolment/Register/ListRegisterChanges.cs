using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<ListRegisterChangesResponse> ListRegisterChanges(ListRegisterChangesRequest request,
        ServerCallContext context)
    {
        if (!Enum.IsDefined(request.Kind))
            throw Faults.Invalid("kind", FieldCodes.UnknownCode, "a kind of change, or nothing, is expected.");
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (urn, kind) = PageToken.After<string, int>(request) ?? ("", 0);

        // A school that moved is of two authorities: the register is read whole, and limited to the caller's authorities here.
        await using var scoped = store.Read(context);
        await using var db = store.Read(Scope.All);
        var codes = await scoped.Authorities.Where(row => request.LaCode == "" || row.LaCode == request.LaCode)
            .Select(row => row.LaCode).Distinct().ToListAsync(context.CancellationToken);
        var compared = await ComparisonAsync(db, request, codes, context.CancellationToken);
        var changes = await ChangesAsync(db, compared, (urn, (RegisterChangeKind)kind), size, context.CancellationToken);

        var response = new ListRegisterChangesResponse
        {
            Changes = { changes.Take(size) },
            FromExtractOn = compared.Before.ExtractOn.ToDate(),
            ToExtractOn = compared.After.ExtractOn.ToDate(),
        };
        if (changes.Count > size)
            response.NextPageToken = PageToken.Next(request, changes[size - 1].Urn, (int)changes[size - 1].Kind);
        return response;
    }
}
