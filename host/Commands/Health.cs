namespace Programme.Host.Commands;

internal static class Health
{
    public static Task<int> RunAsync(string dataFolder, CancellationToken cancel) => Task.FromResult(dataFolder.Length + (cancel.IsCancellationRequested ? 1 : 0));
}
