using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace Programme.Journal;

/// <summary>Opaque keyset tokens bound to the request's filter (AIP-158): where the last page ended.</summary>
public static class PageToken
{
    /// <summary>The key after which the page begins; empty = from the start. A token of another filter is refused.</summary>
    public static string After(IMessage request)
    {
        var token = Text(request, "page_token");
        if (token.Length == 0)
            return "";
        try
        {
            var bytes = Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/').PadRight((token.Length + 3) / 4 * 4, '='));
            if (bytes.Length > 8 && bytes.AsSpan(0, 8).SequenceEqual(Filter(request)))
                return Encoding.UTF8.GetString(bytes, 8, bytes.Length - 8);
        }
        catch (FormatException)
        {
            // answered below: not a token
        }
        throw Faults.Invalid("page_token", "NOT_OF_THIS_LIST", "send the next_page_token of the same list with the same filter, or none.");
    }

    /// <summary>The token of the next page, which begins after <paramref name="key"/>.</summary>
    public static string Next(IMessage request, string key) =>
        Convert.ToBase64String([.. Filter(request), .. Encoding.UTF8.GetBytes(key)]).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>The page size: the default when none is given, never above the limit.</summary>
    public static int Size(int asked, int usual, int most) => asked switch
    {
        < 0 => throw Faults.Invalid("page_size", "NEGATIVE", "must not be negative."),
        0 => usual,
        _ => Math.Min(asked, most),
    };

    private static byte[] Filter(IMessage request)
    {
        var bare = request.Descriptor.Parser.ParseFrom(request.ToByteArray());
        foreach (var name in new[] { "page_token", "page_size" })
            bare.Descriptor.FindFieldByName(name)?.Accessor.Clear(bare);
        return SHA256.HashData([.. Encoding.UTF8.GetBytes(request.Descriptor.FullName), .. bare.ToByteArray()])[..8];
    }

    private static string Text(IMessage request, string field) =>
        (string)request.Descriptor.FindFieldByName(field).Accessor.GetValue(request);
}
