namespace Programme.Host;

/// <summary>Folder, settings and output format of a verb.</summary>
/// <param name="DataFolder">Full path.</param>
/// <param name="DataGiven">Whether the folder was given, not the usual one.</param>
/// <param name="Set">Settings as Key=value.</param>
/// <param name="Json">Whether to print JSON.</param>
internal sealed record Target(string DataFolder, bool DataGiven, IReadOnlyList<string> Set, bool Json)
{
    /// <summary>A person's key; null = the verb calls as the operator on this machine.</summary>
    public string? Key { get; init; }

    /// <summary>A running host, elsewhere or on this machine; null = that of the folder.</summary>
    public Uri? Host { get; init; }

    /// <summary>For <see cref="ProgrammeHost.Build"/>.</summary>
    public string[] HostArgs => [$"--Data={DataFolder}", .. Set.Select(setting => setting.Contains('=', StringComparison.Ordinal)
        ? $"--{setting}"
        : throw new UsageException($"--set {setting}: Key=value is expected."))];
}
