using Grpc.Core;

namespace Programme.Host;

/// <summary>A fictitious programme, driven through the real API of a host.</summary>
internal static class DemoRun
{
    /// <summary>Runs the story on a host that has no programme yet and was started with
    /// <see cref="DemoSettings.HostArgs"/>.</summary>
    /// <param name="host">The host, as its operator.</param>
    /// <param name="settings">What to simulate.</param>
    /// <param name="progress">Hears what happens, a line at a time.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <returns>What was sent, and whether the host's figures are the simulator's.</returns>
    public static async Task<DemoReport> RunAsync(CallInvoker host, DemoSettings settings, Action<string> progress,
        CancellationToken cancel)
    {
        var sending = new DemoHost(host, cancel);
        var story = new DemoProgramme(settings, sending, progress);
        await story.EnrolAsync();
        await story.DeliverAsync();
        await story.ReturnAsync();
        await story.PayAsync();

        var recounted = DemoRecount.Of(settings, story.Lists);
        var figures = await DemoFigures.AskAsync(sending, settings);
        var differences = DemoTally.Differences(story.Known, recounted, figures);
        progress(differences.Count == 0 ? $"{story.Known.Count} counts: the host's figures are the simulator's"
            : $"{differences.Count} counts differ");
        return new DemoReport(settings, story.Known, differences, sending.Lists, sending.Rows, sending.Changes);
    }
}
