using Google.Protobuf;
using Google.Protobuf.Collections;
using Grpc.Core;

namespace Programme.Journal;

/// <summary>Reads a list to its end, page after page.</summary>
public static class Pages
{
    private const int RowsAtOnce = 10_000;

    /// <summary>All rows of a list call of another module, in the order of the pages. No list is read without its further pages.</summary>
    /// <param name="request">The filter; its page size and page token are set here.</param>
    /// <param name="call">Asks for a page.</param>
    /// <param name="rows">The rows of a page.</param>
    public static Task<List<TRow>> AllAsync<TRequest, TPage, TRow>(TRequest request, Func<TRequest, AsyncUnaryCall<TPage>> call,
        Func<TPage, RepeatedField<TRow>> rows)
        where TRequest : IMessage
        where TPage : IMessage
    {
        request.Descriptor.FindFieldByName("page_size").Accessor.SetValue(request, RowsAtOnce);
        return AllAsync(async token =>
        {
            request.Descriptor.FindFieldByName("page_token").Accessor.SetValue(request, token);
            var page = await call(request);
            return (rows(page), (string)page.Descriptor.FindFieldByName("next_page_token").Accessor.GetValue(page));
        });
    }

    /// <summary>All rows, in the order of the pages.</summary>
    /// <param name="pageAfter">The rows after a page token, and the token of the next page.</param>
    public static async Task<List<TRow>> AllAsync<TRow>(Func<string, Task<(RepeatedField<TRow> Rows, string Next)>> pageAfter)
    {
        var all = new List<TRow>();
        var token = "";
        do
        {
            var (rows, next) = await pageAfter(token);
            all.AddRange(rows);
            token = next;
        }
        while (token.Length > 0);
        return all;
    }
}
