using System.Diagnostics;

namespace Programme.Tests;

/// <summary>A client with a key that asks twenty times a second, on a thread of its own, so that what the attackers do in this process does
/// not delay it.</summary>
internal sealed class GoodClient(Uri address, string key)
{
    private readonly List<double> milliseconds = [];

    /// <summary>Answers that were not OK, and calls that failed.</summary>
    public List<string> Failures { get; } = [];

    public int Calls => milliseconds.Count;

    /// <summary>So long 99 of 100 calls took at most.</summary>
    public double Percentile99 => milliseconds.Order().ElementAt((int)(milliseconds.Count * 0.99));

    public Task AskAsync(TimeSpan time) => Task.Factory.StartNew(() => Ask(time), CancellationToken.None, TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private void Ask(TimeSpan time)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time; Thread.Sleep(50))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/authorities", UriKind.Relative));
            request.Headers.Authorization = new("Bearer", key);
            var started = Stopwatch.GetTimestamp();
            try
            {
                using var answer = http.Send(request);
                if (!answer.IsSuccessStatusCode)
                    Failures.Add($"{answer.StatusCode}");
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                Failures.Add(fault.Message);
            }
            milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }
}
