namespace Programme.Tests.Support;

/// <summary>The running hosts of one test class: one per store, started when first asked for.</summary>
public sealed class Programmes : IAsyncLifetime
{
    private readonly Dictionary<string, Task<RunningProgramme>> running = [];

    public Task<RunningProgramme> OnAsync(string store)
    {
        lock (running)
        {
            if (!running.TryGetValue(store, out var programme))
                running[store] = programme = RunningProgramme.StartAsync(store);
            return programme;
        }
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var programme in running.Values.Where(programme => programme.IsCompletedSuccessfully))
            await (await programme).DisposeAsync();
    }
}
