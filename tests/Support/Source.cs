namespace Programme.Tests.Support;

/// <summary>The source tree that the tests were built from, and the synthetic programme beside them.</summary>
public static class Source
{
    public static string Root { get; } = FindRoot();

    /// <summary>The synthetic programme in its real file layouts.</summary>
    public static string Programme { get; } = Path.Combine(AppContext.BaseDirectory, "Data", "programme");

    /// <summary>C# files of a folder, without generated ones.</summary>
    public static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal) && !file.Contains("/artifacts/", StringComparison.Ordinal));

    /// <summary>Compares a text with a committed file; with PROGRAMME_APPROVE=1 writes it instead.</summary>
    public static void Approve(string file, string text)
    {
        var path = Path.Combine(Root, file);
        if (Environment.GetEnvironmentVariable("PROGRAMME_APPROVE") == "1")
            File.WriteAllText(path, text);
        Assert.True(File.Exists(path), $"{file} is missing. Run the tests with PROGRAMME_APPROVE=1, read the difference, and commit it.");
        Assert.Equal(File.ReadAllText(path), text);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Programme.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the source tree.");
        return folder.FullName;
    }
}
