using System.CommandLine;
using Programme.Statistics;

namespace Programme.Host;

/// <summary>Runs every statistical method on a folder of reference data, so that its numbers can be compared with another
/// program's.</summary>
internal static class ReferenceVerb
{
    private static readonly Argument<string> Folder = new("folder") { Description = $"A folder with {ReferenceFolder.Kinds}." };
    private static readonly Argument<string> Out = new("out") { Description = $"CSV file to write: {ReferenceRow.Header}." };
    private static readonly Option<int> Permutations = new("--permutations")
    {
        Description =
        "Allocations drawn when there are too many to enumerate.",
        DefaultValueFactory = _ => 40_000
    };
    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "Seed of drawn allocations.",
        DefaultValueFactory = _ =>
        new AnalysisOptions().Seed
    };

    public static Command Command()
    {
        var verb = new Command("reference", "Run every statistical method on a folder of reference data; no database is needed.") { Folder,
            Out, Permutations, Seed };
        verb.SetAction((parsed, cancel) => RunAsync(
            Arguments.ExistingFolder(parsed.GetValue(Folder)!), parsed.GetValue(Out)!,
                new AnalysisOptions(parsed.GetValue(Seed), parsed.GetValue(Permutations)), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(string folder, string file, AnalysisOptions options, CancellationToken cancel)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var rows = await Task.Run(() => ReferenceFolder.Run(full, options, part => Console.Error.WriteLine($"… {part}"), cancel), cancel);
        await File.WriteAllLinesAsync(file, rows.Select(row => row.Line).Prepend(ReferenceRow.Header), cancel);
        foreach (var row in rows.Where(row => row.Key.Length == 0))
            Console.WriteLine($"{row.Id}: {row.Reason}");
        Console.WriteLine($"{file}: {rows.Count(row => row.Key.Length > 0)} values, {rows.Count(row => row.Key.Length == 0)} methods "
            + "without one (named above).");
        return ExitCodes.Done;
    }
}
