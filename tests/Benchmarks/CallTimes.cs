using Serilog.Core;
using Serilog.Events;

namespace Programme.Benchmarks;

/// <summary>When calls that nobody's call made were being answered, from the line that the host logs of each.</summary>
internal sealed class CallTimes : ILogEventSink
{
    private readonly Lock gate = new();
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> spans = [];

    public void Emit(LogEvent logEvent)
    {
        if (!logEvent.Properties.TryGetValue("Milliseconds", out var value) || value is not ScalarValue { Value: double milliseconds }
            || (logEvent.Properties.TryGetValue("Module", out var module) && module is ScalarValue { Value: not null }))
            return;
        lock (gate)
            spans.Add((logEvent.Timestamp.AddMilliseconds(-milliseconds), logEvent.Timestamp));
    }

    public void Clear()
    {
        lock (gate)
            spans.Clear();
    }

    /// <summary>How long at least one call was being answered.</summary>
    public double Milliseconds()
    {
        lock (gate)
        {
            var (total, until) = (TimeSpan.Zero, DateTimeOffset.MinValue);
            foreach (var (from, to) in spans.OrderBy(span => span.From))
            {
                var begins = from > until ? from : until;
                if (to > begins)
                    (total, until) = (total + (to - begins), to);
            }
            return total.TotalMilliseconds;
        }
    }
}
