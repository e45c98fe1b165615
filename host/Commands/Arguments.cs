using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Programme.Host;

/// <summary>Reads arguments, with an error that says what is expected.</summary>
internal static class Arguments
{
    public static DateOnly Day(string option, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UsageException($"{option} {text}: a day written YYYY-MM-DD is expected.");

    public static Timestamp Instant(string option, string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var instant)
            ? Timestamp.FromDateTimeOffset(instant)
            : throw new UsageException($"{option} {text}: an instant in UTC written 2021-07-01T12:00:00Z is expected.");

    /// <summary>The address of a host. A key is sent to it, so anything but this machine is spoken to with TLS.</summary>
    public static Uri Address(string option, string text)
    {
        if (!Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var address)
            || address.Scheme is not ("https" or "http") || address.PathAndQuery != "/")
            throw new UsageException($"{option} {text}: an address written https://host:port is expected.");
        return address.Scheme == "https" || address.IsLoopback ? address
            : throw new UsageException($"{option} {text}: the key would cross the network in clear. Use https, or a tunnel to this "
                + "machine.");
    }

    public static string ExistingFile(string path) => File.Exists(path) ? path : throw new UsageException($"There is no file {path}.");

    public static string ExistingFolder(string path) =>
        Directory.Exists(path) ? path : throw new UsageException($"There is no folder {path}.");
}
