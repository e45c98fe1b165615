using Google.Protobuf;
using Microsoft.AspNetCore.Http.Features;

namespace Programme.Host;

/// <summary>Reads what forms send. All of it stays in memory.</summary>
internal static class PageForms
{
    /// <summary>The largest form with texts, in bytes: fifty reasons of 500 characters, whatever their script.</summary>
    public const int MostBytes = 250_000;

    /// <summary>The largest form with a file, in bytes: a return has at most 2 MB.</summary>
    public const int MostBytesWithFile = 2_100_000;

    /// <summary>The largest form with a register, in bytes.</summary>
    private const int MostBytesWithRegister = (ListKinds.RegisterMegabytes * 1_000_000) + 100_000;

    /// <summary>The largest form that is read of somebody who is not signed in any more, in bytes.</summary>
    public const int MostBytesBeforeSession = 40_000;

    private const string KeptPrefix = "kept.";

    /// <summary>Reads a form; refused with FILE_TOO_LARGE beyond its bound, before the rest is read. What is no form is a
    /// <see cref="BadHttpRequestException"/>.</summary>
    public static async Task<IFormCollection> ReadAsync(HttpContext http)
    {
        var most = !IsWithFile(http.Request) ? MostBytes
            : http.Request.Path == "/lists/register" ? MostBytesWithRegister : MostBytesWithFile;
        var isTooLarge = http.Request.ContentLength > most;
        // Of a form that is too large the rest is passed over, for a while: a browser that cannot send it shows no answer.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = isTooLarge ? null : most;
        if (isTooLarge)
            throw Faults.TooLarge(most);
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions
        {
            MemoryBufferThreshold = most,
            MultipartBodyLengthLimit = most,
            KeyLengthLimit = 200,
            ValueLengthLimit = 40_000,
            ValueCountLimit = 500,
        }));
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw Faults.TooLarge(most);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            // It ended before its end, or is none: a browser that went away, or somebody who tries.
            throw new BadHttpRequestException("What was sent is no form.", fault);
        }
    }

    public static bool IsWithFile(HttpRequest request) =>
        request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The bytes of the file that was chosen; null = none was.</summary>
    public static async Task<ByteString?> ContentAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is null || file.FileName.Length == 0)
            return null;
        await using var stream = file.OpenReadStream();
        return await ByteString.FromStreamAsync(stream, cancel);
    }

    /// <summary>What was typed: all fields but the token.</summary>
    public static Dictionary<string, string> Typed(IFormCollection form) => form.Where(field => field.Key != PageGate.TokenField)
        .ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);

    /// <summary>Fields of another form that wait until somebody is signed in, as fields of the form in which they sign in.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Wrapped(IReadOnlyDictionary<string, string> typed) =>
        [.. typed.Select(field => KeyValuePair.Create(KeptPrefix + field.Key, field.Value))];

    /// <summary>The fields that waited.</summary>
    public static Dictionary<string, string> Unwrapped(IFormCollection form) =>
        form.Where(field => field.Key.StartsWith(KeptPrefix, StringComparison.Ordinal))
        .ToDictionary(field => field.Key[KeptPrefix.Length..], field => field.Value.ToString(), StringComparer.Ordinal);
}
