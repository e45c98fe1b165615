using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace Programme.Journal;

/// <summary>Opaque keyset tokens bound to the request's filter (AIP-158): where the last page ended, as the parts of its last
/// row's key. Anybody can make up a token, so each part is read as the type that the list expects, or refused.</summary>
public static class PageToken
{
    private const int FilterBytes = 8;
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The key after which the page begins; default = from the start. A token of another list or filter is refused.</summary>
    public static T? After<T>(IMessage request)
        where T : IParsable<T> => Parts(request, 1) is [var only] ? Read<T>(only) : default;

    /// <summary>The same for a key of two parts; null = from the start.</summary>
    public static (T1, T2)? After<T1, T2>(IMessage request)
        where T1 : IParsable<T1>
        where T2 : IParsable<T2> => Parts(request, 2) is [var one, var two] ? (Read<T1>(one), Read<T2>(two)) : null;

    /// <summary>The same for a key of three parts; null = from the start.</summary>
    public static (T1, T2, T3)? After<T1, T2, T3>(IMessage request)
        where T1 : IParsable<T1>
        where T2 : IParsable<T2>
        where T3 : IParsable<T3> => Parts(request, 3) is [var one, var two, var three] ? (Read<T1>(one), Read<T2>(two), Read<T3>(three))
        : null;

    /// <summary>The token of the next page, which begins after a row with this key.</summary>
    public static string Next(IMessage request, params object[] key) =>
        Convert.ToBase64String([.. Filter(request), .. Utf8.GetBytes(string.Join('\n', key.Select(Written)))]).TrimEnd('=')
        .Replace('+', '-').Replace('/', '_');

    /// <summary>The page size: the default when none is given, never above the limit.</summary>
    public static int Size(int asked, int usual, int most) => asked switch
    {
        < 0 => throw Faults.Invalid("page_size", FieldCodes.Negative, "must not be negative."),
        0 => usual,
        _ => Math.Min(asked, most),
    };

    private static string[] Parts(IMessage request, int count)
    {
        var token = (string)request.Descriptor.FindFieldByName("page_token").Accessor.GetValue(request);
        if (token.Length == 0)
            return [];
        try
        {
            var bytes = Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/').PadRight((token.Length + 3) / 4 * 4, '='));
            var key = bytes.AsSpan(0, Math.Min(FilterBytes, bytes.Length)).SequenceEqual(Filter(request))
                ? Utf8.GetString(bytes, FilterBytes, bytes.Length - FilterBytes) : "";
            var parts = key.Split('\n');
            // PostgreSQL has no text with the character NUL.
            if (key.Length > 0 && parts.Length == count && !key.Contains('\0', StringComparison.Ordinal))
                return parts;
        }
        catch (Exception fault) when (fault is FormatException or DecoderFallbackException)
        {
            // answered below: not a token
        }
        throw NotOfThisList();
    }

    private static T Read<T>(string part)
        where T : IParsable<T> => T.TryParse(part, CultureInfo.InvariantCulture, out var value) ? value : throw NotOfThisList();

    private static Grpc.Core.RpcException NotOfThisList() =>
        Faults.Invalid("page_token", FieldCodes.NotOfThisList, "send the next_page_token of the same list with the same filter, or none.");

    private static string Written(object part) => part switch
    {
        DateOnly or DateTimeOffset => ((IFormattable)part).ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(part, CultureInfo.InvariantCulture)!,
    };

    private static byte[] Filter(IMessage request)
    {
        var bare = request.Descriptor.Parser.ParseFrom(request.ToByteArray());
        foreach (var name in new[] { "page_token", "page_size" })
            bare.Descriptor.FindFieldByName(name)?.Accessor.Clear(bare);
        return SHA256.HashData([.. Encoding.UTF8.GetBytes(request.Descriptor.FullName), .. bare.ToByteArray()])[..FilterBytes];
    }
}
