using System.Diagnostics;

namespace Programme.Tests.Support;

/// <summary>Ends what the test process started when that process ends, in whatever way: after SIGKILL nothing of it runs any
/// more, but the kernel closes its end of a pipe, and at the other end a shell waits in a session of its own.</summary>
internal sealed class Leash : IDisposable
{
    private readonly Process shell;

    private Leash(Process shell) => this.shell = shell;

    /// <summary>Puts it on. It is on for as long as somebody holds the object.</summary>
    /// <param name="afterwards">What the shell does after the end of the test process.</param>
    /// <param name="arguments">Its $1, $2 …</param>
    public static Leash On(string afterwards, params string[] arguments)
    {
        // A line says that there is nothing left to end.
        var script = $"exec >/dev/null 2>&1; read -r line || {{ {afterwards}; }}";
        return new Leash(
            Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", script, "leash", .. arguments]) { RedirectStandardInput = true })!);
    }

    /// <summary>Takes it off, from something that has ended.</summary>
    public void Dispose()
    {
        shell.StandardInput.WriteLine();
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }
}
