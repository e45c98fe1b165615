using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class PeopleHandler
{
    public override async Task<ListMovesResponse> ListMoves(ListMovesRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (person, post) = PageToken.After<string, string>(request) ?? ("", "");

        await using var db = store.Read(context);
        var posts = await db.Posts.ToListAsync(context.CancellationToken);
        var authorities = posts.ToDictionary(row => row.PostId, row => row.LaCode);

        var page = Moves.List(posts)
            .Where(move => request.LaCode.Length == 0 || authorities[move.FromPostId] == request.LaCode
                || authorities[move.ToPostId] == request.LaCode)
            .OrderBy(move => move.PersonRef, StringComparer.Ordinal).ThenBy(move => move.ToPostId, StringComparer.Ordinal)
            .Where(move => (string.CompareOrdinal(move.PersonRef, person), string.CompareOrdinal(move.ToPostId, post)) is ( > 0, _)
                or (0, > 0)).Take(size + 1).ToList();
        var response = new ListMovesResponse { Moves = { page.Take(size) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].PersonRef, page[size - 1].ToPostId);
        return response;
    }
}
