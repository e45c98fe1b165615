using Google.Protobuf.Collections;

namespace Programme.Journal;

/// <summary>Reads a list to its end, page after page.</summary>
public static class Pages
{
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
