using Programme.Statistics;

namespace Programme.Host;

/// <summary>Runs every method on a folder, whose kind shows in its files.</summary>
internal static class ReferenceFolder
{
    public const string Kinds =
        "schools.csv (a trial), published_cases.json (published cases), expected.json (invalid files) "
        + "or CSV files with school_id, arm, contacts and nfa (separation)";

    /// <summary>The rows of the output.</summary>
    /// <param name="folder">A full path.</param>
    /// <param name="options">Seed and number of permutations.</param>
    /// <param name="progress">Told what runs.</param>
    /// <param name="cancel">Ends between parts.</param>
    /// <exception cref="InvalidDataException">A file is wrong, or the folder is of no known kind.</exception>
    public static IReadOnlyList<ReferenceRow> Run(string folder, AnalysisOptions options, Action<string> progress, CancellationToken cancel)
    {
        var name = new DirectoryInfo(folder).Name;
        bool Has(string file) => File.Exists(Path.Combine(folder, file));
        if (Has("schools.csv"))
        {
            return [.. TrialAnalysis.Run(TrialFolder.Read(folder, name), options with { PlainIntervalOfWeak = true }, progress, cancel)
                .Select(result => ReferenceRow.Of(name, result)),
                .. TrialAnalysis.NotImplemented.Select(one => ReferenceRow
                .Of(name, new AnalysisResult(one.Id, "", null, "", ResultStatus.Missing, one.Reason)))];
        }
        if (Has("published_cases.json"))
            return [.. PublishedCases.Run(folder, name)];
        if (Has("expected.json"))
            return [.. InvalidFolder.Run(folder, name)];
        if (SeparationFolder.Files(folder) is { Count: > 0 } files)
            return [.. SeparationFolder.Run(files, name)];
        throw new InvalidDataException($"{folder} holds no data that can be recognised: {Kinds} is expected.");
    }
}
