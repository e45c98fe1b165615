using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class AccessHandler
{
    public override async Task<ListAuditEntriesResponse> ListAuditEntries(ListAuditEntriesRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<long>(request);
        var module = stores.FirstOrDefault(store => store.Module == request.Module)
            ?? throw Faults.Invalid("module", FieldCodes.UnknownCode,
                $"one of {string.Join(", ", stores.Select(store => store.Module))} is expected.");

        await using var db = module.OpenJournal();
        var page = await db.Audit.Where(row => row.Sequence > after).OrderBy(row => row.Sequence).Take(size + 1)
            .ToListAsync(context.CancellationToken);

        var sealedCodes = SealedAuthorities.OfModules.Contains(module.Module)
            ? await sealedAuthorities.CodesAsync(context.CancellationToken) : [];
        var response = new ListAuditEntriesResponse { Entries = { page.Take(size).Select(row => Entry(row, sealedCodes)) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Sequence);
        return response;
    }

    private static AuditEntry Entry(AuditRow row, HashSet<string> sealedCodes)
    {
        var withheld = row.Details is { } details && SealedAuthorities.Tells(details, sealedCodes);
        return new AuditEntry
        {
            Sequence = row.Sequence,
            At = Timestamp.FromDateTimeOffset(row.At),
            Subject = row.Subject,
            Role = row.Role,
            Method = row.Method,
            RequestId = row.RequestId,
            Details = withheld ? "" : row.Details ?? "",
            DetailsWithheld = withheld ? Reasons.NotReleased : "",
        };
    }
}
