using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    public override async Task<ListDefinitionsResponse> ListDefinitions(ListDefinitionsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (code, month) = PageToken.After<string, string>(request) ?? ("", "");

        await using var db = store.Read(context);
        var standing = await db.DefinitionsAsync(request.KnownOn?.ToDateOnly() ?? DateOnly.MaxValue, context.CancellationToken);

        var page = standing.All.Where(row => request.LaCode.Length == 0 || row.LaCode == request.LaCode)
            .Where(row => (string.CompareOrdinal(row.LaCode, code), string.CompareOrdinal(row.FirstMonth, month)) is ( > 0, _) or (0, > 0))
            .Take(size + 1).ToList();
        var response = new ListDefinitionsResponse { Definitions = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].LaCode, page[size - 1].FirstMonth);
        return response;
    }
}
