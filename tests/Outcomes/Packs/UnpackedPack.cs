using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>A pack in a folder of its own, as its recipient unpacks it.</summary>
internal sealed record UnpackedPack(string Folder) : IDisposable
{
    public static UnpackedPack Of(byte[] pack)
    {
        var folder = Directory.CreateTempSubdirectory("pack").FullName;
        foreach (var (name, text) in GivenPack.Files(pack))
            File.WriteAllText(Path.Combine(folder, name), text);
        return new UnpackedPack(folder);
    }

    /// <summary>What a script of the pack says; skipped by name where R is not installed.</summary>
    public Task<string> RunAsync(string script = "run.R")
    {
        var program = Tools.Find("Rscript", "r-base-core, with r-cran-sandwich r-cran-clubsandwich r-cran-aer r-cran-survival");
        return Tools.RunAsync("/bin/sh", "-c", $"cd '{Folder}' && '{program}' {script}");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
