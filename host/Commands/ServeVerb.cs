namespace Programme.Host;

/// <summary>Serves until SIGTERM or Ctrl+C, then drains.</summary>
internal static class ServeVerb
{
    public static async Task<int> RunAsync(Target target, CancellationToken cancel)
    {
        await using var app = ProgrammeHost.Build(target.HostArgs);
        await ProgrammeHost.StartAsync(app, cancel);
        await app.WaitForShutdownAsync(cancel);
        return ExitCodes.Done;
    }
}
