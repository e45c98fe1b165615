using Spectre.Console;

namespace Programme.Host;

/// <summary>Shows on a terminal how much of a large list is sent, and clears it at the end; into a pipe, a file or a log it says
/// nothing.</summary>
internal static class SendingProgress
{
    private const long Large = 1_000_000;

    /// <summary>The terminal behind the error output; null when there is none, or JSON is asked for.</summary>
    public static IAnsiConsole? Terminal(Target target) => target.Json || Console.IsErrorRedirected
        ? null
        : Texts.Terminal(Console.OpenStandardError(), redirected: false);

    /// <param name="terminal">Where to show it; null = nowhere.</param>
    /// <param name="name">What is sent.</param>
    /// <param name="bytes">How much it is.</param>
    /// <param name="send">Sends it, and tells the bytes sent so far to whoever it is given.</param>
    public static async Task<T> ShowAsync<T>(IAnsiConsole? terminal, string name, long bytes, Func<Action<long>?, Task<T>> send)
    {
        if (terminal is null || bytes < Large)
            return await send(null);
        ProgressColumn[] columns = [new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(),
            new DownloadedColumn { Culture = Texts.England, Base = FileSizeBase.Decimal }];
        return await terminal.Progress().AutoClear(true).Columns(columns).StartAsync(async progress =>
        {
            // One more than there is: all of it sent is not yet the end.
            var task = progress.AddTask(Markup.Escape($"Sending {name}"), maxValue: bytes + 1);
            return await send(sent =>
            {
                task.Value = sent;
                if (sent >= bytes)
                    task.Description(Markup.Escape($"Checking and storing {name}")).IsIndeterminate();
            });
        });
    }
}
