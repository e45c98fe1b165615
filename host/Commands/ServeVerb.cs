using Programme.Journal;

namespace Programme.Host;

/// <summary>Serves until SIGTERM or Ctrl+C, then drains. After a disk failed to sync a database it ends as failed, so that a service
/// manager starts it again.</summary>
internal static class ServeVerb
{
    public static async Task<int> RunAsync(Target target, CancellationToken cancel)
    {
        await using var app = ProgrammeHost.Build(target.HostArgs);
        await ProgrammeHost.StartAsync(app, cancel);
        await app.WaitForShutdownAsync(cancel);
        return app.Services.GetRequiredService<FailedSync>().Happened ? ExitCodes.Failed : ExitCodes.Done;
    }
}
