using System.Globalization;
using System.Text.RegularExpressions;

namespace Programme.Host;

/// <summary>What the path of a return says: <c>350/2021-10.csv</c>, <c>350/2021-10-v2.xlsx</c>, <c>350/2021-10-v2 (1).CSV</c>.</summary>
internal sealed partial record ReturnPath(string LaCode, string Month, int Version)
{
    private static readonly string[] Endings = [".csv", ".txt", ".xlsx", ".xlsm", ".zip"];

    /// <summary>Reads a path; another one is a usage error that says what is expected.</summary>
    public static ReturnPath Parse(string path) => TryParse(path)
        ?? throw new UsageException($"{path}: a return is named by authority, month and version, for example 350/2021-10.csv or "
            + "350/2021-10-v2.csv.");

    /// <summary>Reads a path; null = it is not that of a return.</summary>
    public static ReturnPath? TryParse(string path)
    {
        var la = (Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) ?? "").Trim();
        var name = Named().Match(WithoutCopyMark(Path.GetFileNameWithoutExtension(path)));
        var month = $"{name.Groups[1].Value}-{name.Groups[2].Value}";
        if (!name.Success || la.Length != 3 || !la.All(char.IsAsciiDigit) || !Endings.Contains(Path.GetExtension(path).ToLowerInvariant())
            || !Dates.TryParseMonth(month, out _))
            return null;
        var version = name.Groups[3].Success
            && int.TryParse(name.Groups[3].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return version == 0 ? null : new ReturnPath(la, month, version);
    }

    /// <summary>A name without what browsers and Explorer add to a second copy: <c> (1)</c>, <c> - Copy</c>.</summary>
    public static string WithoutCopyMark(string name) => CopyMark().Replace(name, "").Trim();

    [GeneratedRegex(@"^(\d{4})[-_](\d{2})(?:[-_ ]v(\d{1,4}))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"(\s*\(\d+\)|\s+-\s+copy)+$", RegexOptions.IgnoreCase)]
    private static partial Regex CopyMark();
}

/// <summary>The returns of a folder, and what else is in it.</summary>
/// <param name="Returns">In the order in which they must arrive: by authority, month, version.</param>
/// <param name="PassedOver">Other files.</param>
internal sealed record ReturnFolder(IReadOnlyList<string> Returns, IReadOnlyList<string> PassedOver)
{
    private const int MostNamed = 20;

    public static ReturnFolder Read(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (File: file, Path: ReturnPath.TryParse(file))).ToList();
        return new ReturnFolder(
            [.. files.Where(file => file.Path is not null).OrderBy(file => file.Path!.LaCode, StringComparer.Ordinal)
                .ThenBy(file => file.Path!.Month, StringComparer.Ordinal)
                .ThenBy(file => file.Path!.Version).Select(file => file.File)],
            [.. files.Where(file => file.Path is null).Select(file => Path.GetRelativePath(folder, file.File))]);
    }

    /// <summary>A sentence for each file that is passed over.</summary>
    public IEnumerable<string> Sentences()
    {
        foreach (var file in PassedOver.Take(MostNamed))
            yield return $"  passed over: {file}";
        if (PassedOver.Count > MostNamed)
            yield return $"  and {PassedOver.Count - MostNamed:N0} more files";
    }
}
