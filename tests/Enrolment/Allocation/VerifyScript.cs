using System.Diagnostics;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Runs <c>tools/verify-draw.py</c>.</summary>
internal static class VerifyScript
{
    /// <summary>Exit code of the script, and whether it says this.</summary>
    internal static async Task<(int ExitCode, bool Says)> RunAsync(string file, string words)
    {
        var start = new ProcessStartInfo(Tools.Find("python3", "python3"),
            [Path.Combine(Source.Root, "tools/verify-draw.py"), file])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        return (process.ExitCode, output.Contains(words, StringComparison.Ordinal));
    }
}
