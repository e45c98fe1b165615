using System.Diagnostics;

namespace Programme.Tests.Support;

/// <summary>Programs that some tests need. On a bare machine such a test is skipped by name; with CI=true it fails.</summary>
public static class Tools
{
    public static bool InCi => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Skips the test when something is not installed; with CI=true fails it.</summary>
    public static void Require(bool present, string what)
    {
        if (!present && InCi)
            Assert.Fail($"{what} is not installed, and CI=true.");
        Skip.IfNot(present, $"{what} is not installed.");
    }

    /// <summary>The path of a program; skips the test (or fails, with CI=true) when it is not installed.</summary>
    public static string Find(string program, string package)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
        Require(path is not null, $"{program} (Debian package {package})");
        return path!;
    }

    /// <summary>Runs a program to its end; its output, or an exception with its errors.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        // Outputs go to files' end only when the program closes them: a server that it starts keeps ours open.
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = false,
            RedirectStandardOutput = false,
            UseShellExecute = false
        };
        if (!program.EndsWith("pg_ctl", StringComparison.Ordinal)
            && !arguments.Any(argument => argument.EndsWith("pg_ctl", StringComparison.Ordinal)))
            start.RedirectStandardError = start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = start.RedirectStandardOutput ? process.StandardOutput.ReadToEndAsync() : Task.FromResult("");
        var errors = start.RedirectStandardError ? process.StandardError.ReadToEndAsync() : Task.FromResult("");
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}{await output}");
    }
}
